import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Command } from 'commander';
import { pinned, requirementsFile, WHEELS_FOLDER, wheelsOf } from '../lib/python/wheels/wheels';
import { main } from './terminal';

/** The platform of the current Pyodide. */
const WEBASSEMBLY =
	'--platform pyemscripten_2026_0_wasm32 --python-version 3.14 --implementation cp --abi cp314'.split(
		' '
	);
/** The packages are pure Python, and this machine's may be older than the one that imports them. */
const INSTALL = ['install', '--python-version', '3.14', '--ignore-requires-python'];
/** How pip makes each set: as wheels, or installed in a folder that modules can be imported from. */
const SETS: Record<string, (folder: string) => string[]> = {
	pydantic: (folder) => ['download', ...WEBASSEMBLY, '--dest', folder],
	'django-5.2': (folder) => [...INSTALL, '--no-compile', '--target', folder],
	'django-6.0': (folder) => [...INSTALL, '--no-compile', '--target', folder],
	// Compiled, as this machine's own Python starts anew for each of these programs.
	postgres: (folder) => [...INSTALL, '--target', folder]
};
const OPTIONS =
	'--quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes'.split(' ');
const NO_PIP =
	'This needs Python 3 with pip, which fetches the packages. Install them (on Debian: apt-get install python3 python3-pip) and run npm run wheels again.';

const command = new Command('wheels')
	.description(
		'Fetches the Python packages that items run with, pinned by version and hash, from PyPI.'
	)
	.action(() =>
		main(async () => {
			await promisify(execFile)('python3', ['-m', 'pip', '--version']).catch(() => {
				throw new Error(NO_PIP);
			});
			for (const [set, how] of Object.entries(SETS)) {
				const names = Object.entries(pinned(set)).map(([name, version]) => `${name} ${version}`);
				if (!wheelsOf(set)) await fetchSet(set, how);
				console.log(`${set}: ${names.join(', ')}`);
			}
		})
	);

async function fetchSet(set: string, how: (folder: string) => string[]): Promise<void> {
	const folder = join(WHEELS_FOLDER, set);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const args = [...how(folder), ...OPTIONS, '-r', requirementsFile(set)];
	await promisify(execFile)('python3', ['-m', 'pip', ...args]);
}

await command.parseAsync();
