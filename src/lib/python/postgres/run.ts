import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { HashSeed, Outcome, RuntimeInfo } from '../../item/program';
import { environment, nativePython } from '../native/run';
import { installed } from '../wheels/wheels';
import { Workers } from '../workers';
import { postgresPrograms, postgresVersion, PostgresServer } from './server';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Django 6.0 wants a newer Python than Debian's. */
const DJANGO = '5.2';
const SET = 'postgres';

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
	private readonly djangos = new Workers<Django>();

	async run(program: string, hashSeed: HashSeed): Promise<Outcome> {
		const { host } = await (this.server ??= PostgresServer.start(postgresPrograms()!));
		return this.djangos.lend(
			String(hashSeed),
			() => new Django(host, hashSeed),
			(django) => django.run(program)
		);
	}

	async close(): Promise<void> {
		await this.djangos.close();
		// One that did not start has said so to whoever ran a program.
		await (await this.server?.catch(() => undefined))?.close();
		this.server = undefined;
	}
}

/** A Python that has imported Django, and runs one program after the other in forks of itself. */
class Django {
	private readonly python: ChildProcess;
	private readonly answers: AsyncIterator<string>;
	private complaint = '';

	constructor(host: string, hashSeed: HashSeed) {
		this.python = spawn('python3', [here('./run.py')], {
			env: {
				...environment(hashSeed, [installed(SET)!, here('../django')]),
				PGHOST: host
			},
			stdio: ['pipe', 'pipe', 'pipe']
		});
		// That it does not answer is what is noticed.
		this.python.on('error', () => undefined).stdin!.on('error', () => undefined);
		this.python.stderr!.on('data', (text) => (this.complaint += text));
		this.answers = createInterface(this.python.stdout!)[Symbol.asyncIterator]();
	}

	async run(program: string): Promise<Outcome> {
		this.python.stdin!.write(`${JSON.stringify(program)}\n`);
		const { value, done } = await this.answers.next();
		if (!done) return JSON.parse(value) as Outcome;
		throw new Error(`Django ended on PostgreSQL: ${this.complaint.slice(-1000)}`);
	}

	close(): void {
		this.python.kill('SIGKILL');
	}
}
