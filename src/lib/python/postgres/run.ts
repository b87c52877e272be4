import { fileURLToPath } from 'node:url';
import type { HashSeed, Outcome, RuntimeInfo } from '../../item/program';
import { nativePython, runNatively, type Start } from '../native/run';
import { installed } from '../wheels/wheels';
import { postgresPrograms, postgresVersion, PostgresServer } from './server';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Django 6.0 wants a newer Python than Debian's. */
const DJANGO = '5.2';
const SET = 'postgres';
const TIMEOUT = 20_000;

/** What runs on PostgreSQL on this machine. */
export async function describePostgres(): Promise<RuntimeInfo> {
	const programs = postgresPrograms();
	const python = await nativePython();
	if (!programs) {
		return {
			missing: 'PostgreSQL is not here. Install it (on Debian: apt-get install postgresql).'
		};
	}
	if (!python) return { missing: 'python3 is not here. Install it.' };
	if (!installed(SET)) return { missing: 'Django is not here. Run npm run wheels.' };
	return {
		versions: [DJANGO],
		with: `PostgreSQL ${await postgresVersion(programs)}, Python ${python}`
	};
}

/** Runs Django programs on a PostgreSQL that is started for the first of them. */
export class Postgres {
	private server: Promise<PostgresServer> | undefined;

	async run(program: string, hashSeed: HashSeed): Promise<Outcome> {
		const { host } = await (this.server ??= this.start());
		return runNatively(program, hashSeed, TIMEOUT, startOn(host));
	}

	private async start(): Promise<PostgresServer> {
		const server = await PostgresServer.start(postgresPrograms()!);
		const { error, stopped, stderr } = await runNatively(
			'',
			1,
			3 * TIMEOUT,
			startOn(server.host, 'base')
		);
		if (!error && !stopped) return server;
		await server.close();
		throw new Error(`Django did not make its tables on PostgreSQL: ${error ?? stopped} ${stderr}`);
	}

	async close(): Promise<void> {
		// One that did not start has said so to whoever ran a program.
		await (await this.server?.catch(() => undefined))?.close();
		this.server = undefined;
	}
}

/** @param what the file of the program, or `base` for the database that the others are copies of */
const startOn = (host: string, what = 'program.py'): Start => ({
	args: [here('./run.py'), what],
	folders: [installed(SET)!, here('../django')],
	env: { PGHOST: host }
});
