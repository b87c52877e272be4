import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DJANGOS } from '../../../item/program';
import { installed, pinned, requirementsFile, wheelsOf } from '../../wheels/wheels';
import { CORE, type RuntimeFile, type RuntimeFiles } from '../files';
import { archiveOf, archiveOfWheels } from './archive';
import { framePage } from './frame-page';

export interface Collected {
	manifest: RuntimeFiles;
	/** By address. */
	contents: ReadonlyMap<string, Uint8Array>;
}

const digest = (content: Uint8Array | string) =>
	createHash('sha256').update(content).digest('hex').slice(0, 10);

const MADE = fileURLToPath(new URL('../../../../../.cache/python-files/', import.meta.url));
const HOW = fileURLToPath(new URL('./archive.ts', import.meta.url));

/** An archive is made once for each set of packages, and each way to make it. */
function archiveOnce(set: string, make: () => Uint8Array): Uint8Array {
	const parts = [requirementsFile(set), HOW].map((path) => readFileSync(path, 'utf8'));
	const path = join(MADE, `${set}-${digest(parts.join(''))}.zip`);
	if (existsSync(path)) return readFileSync(path);
	const archive = make();
	mkdirSync(MADE, { recursive: true });
	// Another build may be writing the same archive.
	const draft = `${path}.${process.pid}`;
	writeFileSync(draft, archive);
	renameSync(draft, path);
	return archive;
}

/** Everything that the browser loads to run Python, as far as this machine has it. */
export async function collectFiles(): Promise<Collected> {
	const contents = new Map<string, Uint8Array>();
	const add = (name: string, address: string, content: Uint8Array): RuntimeFile => {
		contents.set(address, content);
		return { name, address, bytes: content.length };
	};
	const entry = createRequire(import.meta.url).resolve('pyodide/package.json');
	const { version } = JSON.parse(readFileSync(entry, 'utf8')) as { version: string };
	const core = CORE.map((name) =>
		add(name, `/python/pyodide-${version}/${name}`, readFileSync(join(dirname(entry), name)))
	);
	const packages: RuntimeFiles['packages'] = {};
	const wheels = wheelsOf('pydantic');
	if (wheels) {
		const archive = archiveOnce('pydantic', () => archiveOfWheels(wheels));
		const name = `pydantic-${pinned('pydantic').pydantic}-${digest(archive)}.zip`;
		packages.pydantic = add(name, `/python/${name}`, archive);
	}
	for (const django of DJANGOS) {
		const set = `django-${django}` as const;
		const folder = installed(set);
		if (!folder) continue;
		const archive = archiveOnce(set, () => archiveOf(folder));
		const name = `django-${pinned(set).django}-${digest(archive)}.zip`;
		packages[set] = add(name, `/python/${name}`, archive);
	}
	const page = Buffer.from(await framePage());
	const frame = add('sandbox.html', `/python/sandbox-${digest(page)}.html`, page);
	return {
		manifest: { version: digest([...contents.keys()].join('\n')), frame, core, packages },
		contents
	};
}
