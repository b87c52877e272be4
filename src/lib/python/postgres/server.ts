import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Where Debian keeps the programs of each major version. */
const DEBIAN = '/usr/lib/postgresql';
const ATTEMPTS = 100;
/** Linux's file system in memory: a database is copied there in a tenth of the time. */
const IN_MEMORY = '/dev/shm';
/** What must be free there, in bytes; containers may have little of it. */
const ROOM = 2 ** 30;

/** The folder of PostgreSQL's programs; undefined where it is not installed. */
export function postgresPrograms(): string | undefined {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
	const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
	const folders = [
		...(newest ? [join(DEBIAN, newest, 'bin')] : []),
		...(process.env.PATH ?? '').split(':')
	];
	return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

/** The major version of the PostgreSQL that is installed. */
export async function postgresVersion(programs: string): Promise<string> {
	const { stdout } = await run(join(programs, 'postgres'), ['--version']);
	return /(\d+)/.exec(stdout)?.[1] ?? '';
}

/** A PostgreSQL of our own: a new cluster in a temporary folder, reached through a socket there. */
export class PostgresServer {
	private constructor(
		/** The folder of the socket, for PGHOST. */
		readonly host: string,
		private readonly server: ChildProcess
	) {}

	/** @throws Error with the server's words, if it does not start */
	static async start(programs: string): Promise<PostgresServer> {
		const host = await mkdtemp(join(await roomiest(), 'dunder-postgres-'));
		const data = join(host, 'data');
		const owner = await unprivileged();
		if (owner) await chown(host, owner.uid, owner.gid);
		const options = '--auth=trust --username=postgres --no-sync --encoding=UTF8 --locale=C';
		await run(join(programs, 'initdb'), ['--pgdata', data, ...options.split(' ')], {
			...owner,
			cwd: host
		});
		const settings = [
			'fsync=off',
			'max_wal_size=128MB',
			'listen_addresses=',
			`unix_socket_directories=${host}`
		];
		const server = spawn(
			join(programs, 'postgres'),
			['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
			{ ...owner, cwd: host, stdio: ['ignore', 'ignore', 'pipe'] }
		);
		let said = '';
		server.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
		for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
			if (server.exitCode !== null) break;
			const ready = run(join(programs, 'pg_isready'), ['--host', host, '--quiet']);
			if (await ready.then(() => true).catch(() => false)) return new PostgresServer(host, server);
			await wait(100);
		}
		server.kill('SIGKILL');
		throw new Error(`PostgreSQL did not start: ${said.slice(-1000)}`);
	}

	/** Ends the server and removes its cluster. */
	async close(): Promise<void> {
		const ended = new Promise((resolve) => this.server.once('exit', resolve));
		this.server.kill('SIGQUIT');
		await ended;
		await rm(this.host, { recursive: true, force: true });
	}
}

/** Where there is room for a cluster: in memory, or else where temporary files are. */
async function roomiest(): Promise<string> {
	const free = await statfs(IN_MEMORY).then(
		({ bavail, bsize }) => bavail * bsize,
		() => 0
	);
	return free >= ROOM ? IN_MEMORY : tmpdir();
}

/** Whom PostgreSQL runs as where we are root, which it refuses. */
async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const id = async (option: string) => Number((await run('id', [option, 'postgres'])).stdout);
	return { uid: await id('-u'), gid: await id('-g') };
}
