import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PYTHONS, type HashSeed, type Outcome, type Python } from '../../item/program';

const SITE = fileURLToPath(new URL('.', import.meta.url));
const OUTPUT_LIMIT = 64 * 1024;

/** The version of the machine's `python3`; undefined where there is none, or one that items do not know. */
export async function nativePython(): Promise<Python | undefined> {
	const print = 'import sys; print(*sys.version_info[:2], sep=".")';
	try {
		const { stdout } = await promisify(execFile)('python3', ['-c', print]);
		return PYTHONS.find((python) => python === stdout.trim());
	} catch {
		return undefined;
	}
}

/** The environment of a Python that tells how a program ends. @param folders what modules are imported from */
export const environment = (hashSeed: HashSeed, folders: readonly string[]): NodeJS.ProcessEnv => ({
	PATH: process.env.PATH,
	PYTHONPATH: [SITE, ...folders].join(delimiter),
	PYTHONHASHSEED: String(hashSeed),
	PYTHONDONTWRITEBYTECODE: '1',
	PYTHONUTF8: '1',
	DUNDER_PARENT: String(process.pid)
});

/**
 * Runs one program with the machine's `python3`, in a folder and a group of processes of its own.
 * @param timeout how long it may take, in milliseconds; then it and all that it started is killed
 */
export async function runNatively(
	program: string,
	hashSeed: HashSeed,
	timeout: number
): Promise<Outcome> {
	const folder = await mkdtemp(join(tmpdir(), 'dunder-'));
	try {
		await writeFile(join(folder, 'program.py'), program);
		const errorFile = join(folder, '.error');
		const ended = await runIn(folder, timeout, {
			...environment(hashSeed, [folder]),
			HOME: folder,
			DUNDER_ERROR: errorFile
		});
		return { ...ended, error: await readFile(errorFile, 'utf8').catch(() => null) };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

const runIn = (folder: string, timeout: number, env: NodeJS.ProcessEnv) =>
	new Promise<Omit<Outcome, 'error'>>((resolve) => {
		const child = spawn('python3', ['program.py'], {
			cwd: folder,
			env,
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe']
		});
		const texts = { stdout: '', stderr: '' };
		let flooded = false;
		let stopped: Outcome['stopped'] = null;
		const killGroup = () => {
			try {
				process.kill(-child.pid!, 'SIGKILL');
			} catch {
				// The whole group has ended already.
			}
		};
		const timer = setTimeout(() => {
			stopped = 'timeout';
			killGroup();
		}, timeout);
		for (const stream of ['stdout', 'stderr'] as const) {
			child[stream].setEncoding('utf8').on('data', (chunk: string) => {
				texts[stream] += chunk;
				if (texts[stream].length <= OUTPUT_LIMIT) return;
				texts[stream] = texts[stream].slice(0, OUTPUT_LIMIT);
				flooded = true;
				killGroup();
			});
		}
		const end = () => {
			clearTimeout(timer);
			killGroup();
			resolve({ ...texts, flooded, stopped });
		};
		child.on('error', () => {
			stopped = 'crash';
			end();
		});
		child.on('exit', (_, signal) => {
			if (signal !== null && stopped === null && !flooded) stopped = 'crash';
		});
		child.on('close', end);
	});
