import type { FileSystem, MemoryNode } from './pyodide';

const PAGE = 64 * 1024;
/** The errno of Emscripten for a disk that is full. */
const ENOSPC = 51;
/** Folders that the harness empties after each program. */
const SCRATCH = ['/home/program', '/tmp'];

/** Lets Python's memory grow up to so many bytes; beyond, it raises MemoryError. */
export function limitMemory(bytes: number): void {
	const { prototype } = WebAssembly.Memory;
	const { grow } = prototype;
	prototype.grow = function (pages) {
		if (this.buffer.byteLength + pages * PAGE > bytes) throw new RangeError('no more memory');
		return grow.call(this, pages);
	};
}

/** What became of the file system since the last look. */
export interface FileWatch {
	/** Whether something was changed outside the folders that are emptied after each program. */
	isChanged(): boolean;
	reset(): void;
}

/**
 * Watches what is written to files: no more than so many bytes between two resets, and whether what
 * the next program needs is still as it was.
 */
export function watchFiles(fs: FileSystem, bytes: number): FileWatch {
	const files = fs.filesystems.MEMFS;
	const scratch = SCRATCH.map((path) => {
		fs.mkdirTree(path);
		return fs.lookupPath(path).node;
	});
	let changed = false;
	let written = 0;
	const isScratch = (node: MemoryNode): boolean =>
		scratch.includes(node) || (node.parent !== node && isScratch(node.parent));
	const note = (node: MemoryNode) => (changed ||= !isScratch(node));
	const take = (more: number) => {
		written += Math.max(0, more);
		if (written > bytes) throw new fs.ErrnoError(ENOSPC);
	};
	const { expandFileStorage, resizeFileStorage } = files;
	files.expandFileStorage = (node, capacity) => {
		const before = node.contents.length;
		if (capacity > bytes) throw new fs.ErrnoError(ENOSPC);
		expandFileStorage(node, capacity);
		take(node.contents.length - before);
	};
	files.resizeFileStorage = (node, size) => {
		take(size - node.usedBytes);
		resizeFileStorage(node, size);
	};
	const { dir, file } = files.ops_table;
	const { write } = file.stream;
	file.stream.write = (stream, buffer, offset, length, position, canOwn) => {
		note(stream.node);
		if (stream.node.usedBytes === 0) take(length);
		return write(stream, buffer, offset, length, position, canOwn);
	};
	for (const operations of [dir.node, file.node]) {
		const { setattr } = operations;
		operations.setattr = (node, attributes) => (note(node), setattr(node, attributes));
	}
	for (const name of ['mknod', 'unlink', 'rmdir', 'symlink'] as const) {
		const operation = dir.node[name];
		dir.node[name] = (parent, ...rest) => (note(parent), operation(parent, ...rest));
	}
	const { rename } = dir.node;
	dir.node.rename = (node, folder, name) => (
		note(node.parent),
		note(folder),
		rename(node, folder, name)
	);
	return {
		isChanged: () => changed,
		reset() {
			changed = false;
			written = 0;
		}
	};
}
