import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Command } from 'commander';
import { pinned, requirementsFile, WHEELS_FOLDER, wheelsOf } from '../lib/python/wheels/wheels';
import { main } from './terminal';

const RUNTIMES = ['pydantic'];
/** The platform of the current Pyodide. */
const PLATFORM =
	'--platform pyemscripten_2026_0_wasm32 --python-version 3.14 --implementation cp --abi cp314';
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
			for (const runtime of RUNTIMES) {
				const names = Object.entries(pinned(runtime)).map(
					([name, version]) => `${name} ${version}`
				);
				if (!wheelsOf(runtime)) await download(runtime);
				console.log(`${runtime}: ${names.join(', ')}`);
			}
		})
	);

async function download(runtime: string): Promise<void> {
	const folder = join(WHEELS_FOLDER, runtime);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const options = `--quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes ${PLATFORM}`;
	const args = ['-m', 'pip', 'download', ...options.split(' '), '--dest', folder];
	await promisify(execFile)('python3', [...args, '--requirement', requirementsFile(runtime)]);
}

await command.parseAsync();
