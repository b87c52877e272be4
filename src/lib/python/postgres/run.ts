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
		const { runner, ...start } = startOn(server.host);
		const made = await runNatively('', 1, 3 * TIMEOUT, { ...start, runner, args: ['base'] });
		if (made.error ?? made.stopped)
			throw new Error(`Django on PostgreSQL: ${made.error}${made.stderr}`);
		return server;
	}

	async close(): Promise<void> {
		await (await this.server)?.close();
		this.server = undefined;
	}
}

const startOn = (host: string): Start => ({
	runner: here('./run.py'),
	folders: [installed(SET)!, here('../django')],
	env: { PGHOST: host }
});
