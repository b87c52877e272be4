/** What of Pyodide and of Emscripten below it is used here. */
export interface Pyodide {
	runPython(code: string): unknown;
	globals: { get(name: string): ((source: string) => string) | undefined };
	setStdout(options: { raw(byte: number): void }): void;
	setStderr(options: { raw(byte: number): void }): void;
	unregisterJsModule(name: string): void;
	FS: FileSystem;
	_module: { HEAPU8: Uint8Array; _sbrk(bytes: number): number };
}

export interface FileSystem {
	mkdirTree(path: string): void;
	writeFile(path: string, content: string | Uint8Array, options?: { canOwn: boolean }): void;
	lookupPath(path: string): { node: MemoryNode };
	/** By descriptor; null where one was closed. */
	streams: (FileStream | null | undefined)[];
	filesystems: { MEMFS: MemoryFiles };
	ErrnoError: new (errno: number) => Error;
	open(path: string, flags: string): FileStream;
	close(stream: FileStream): void;
	dupStream(stream: FileStream, fd: number): FileStream;
}

export interface FileStream {
	fd: number | null;
	node: MemoryNode;
	stream_ops: object;
}

/** A file or folder in memory. The root is its own parent. */
export interface MemoryNode {
	parent: MemoryNode;
	contents: Uint8Array;
	usedBytes: number;
}

type Attributes = Record<string, unknown>;
type InFolder = (parent: MemoryNode, ...rest: unknown[]) => unknown;

export interface MemoryFiles {
	expandFileStorage(node: MemoryNode, capacity: number): void;
	resizeFileStorage(node: MemoryNode, size: number): void;
	/** Shared by all nodes of a kind. */
	ops_table: {
		dir: {
			node: {
				setattr(node: MemoryNode, attributes: Attributes): void;
				mknod: InFolder;
				unlink: InFolder;
				rmdir: InFolder;
				symlink: InFolder;
				rename(node: MemoryNode, folder: MemoryNode, name: string): void;
			};
		};
		file: {
			node: { setattr(node: MemoryNode, attributes: Attributes): void };
			stream: {
				write(
					stream: FileStream,
					buffer: Uint8Array,
					offset: number,
					length: number,
					position: number,
					canOwn?: boolean
				): number;
			};
		};
	};
}
