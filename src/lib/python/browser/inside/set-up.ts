import { unzipSync } from 'fflate';
import type { Setup } from './messages';
import type { FileSystem, Pyodide } from './pyodide';

/** The same for every run, as for the one that was recorded. */
export const HASH_SEED = 1;

function makeFolders(fs: FileSystem, path: string): void {
	fs.mkdirTree(path.slice(0, path.lastIndexOf('/')));
}

function unpack(fs: FileSystem, archive: ArrayBuffer, folder: string): void {
	const made = new Set<string>();
	for (const [name, content] of Object.entries(unzipSync(new Uint8Array(archive)))) {
		const path = `${folder}/${name}`;
		const parent = path.slice(0, path.lastIndexOf('/'));
		if (!made.has(parent)) fs.mkdirTree(parent);
		made.add(parent);
		fs.writeFile(path, content, { canOwn: true });
	}
}

/** Has an interpreter ready for its first program. */
export function setUp(pyodide: Pyodide, setup: Setup, archive: ArrayBuffer | undefined): void {
	// As the recorder does it, so that what is printed does not differ even in this.
	pyodide.runPython(`_padding = [object() for _ in range(${HASH_SEED} * 1009)]`);
	if (archive) unpack(pyodide.FS, archive, setup.folder);
	for (const [path, text] of Object.entries(setup.files)) {
		makeFolders(pyodide.FS, path);
		pyodide.FS.writeFile(path, text);
	}
	for (const path of setup.paths) pyodide.runPython(`import sys; sys.path.append("${path}")`);
	for (const name of ['js', 'pyodide_js']) pyodide.unregisterJsModule(name);
	for (const program of setup.programs) pyodide.runPython(program);
}
