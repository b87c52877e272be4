/** What of Pyodide and of Emscripten below it is used here. */
export interface Pyodide {
	runPython(code: string): unknown;
	globals: { get(name: string): ((source: string) => string) | undefined };
	setStdout(options: { raw(byte: number): void }): void;
	setStderr(options: { raw(byte: number): void }): void;
	FS: FileSystem;
	_module: { HEAPU8: Uint8Array; _sbrk(bytes: number): number };
}

export interface FileSystem {
	mkdirTree(path: string): void;
	writeFile(path: string, content: string | Uint8Array, options?: { canOwn: boolean }): void;
	streams: unknown[];
	filesystems: { MEMFS: MemoryFiles };
	ErrnoError: new (errno: number) => Error;
	open(path: string, flags: string): { fd: number };
	close(stream: { fd: number }): void;
	dupStream(stream: object, fd: number): unknown;
	makedev(major: number, minor: number): number;
	registerDevice(device: number, operations: DeviceOperations): void;
	mkdev(path: string, device: number): void;
}

export interface DeviceOperations {
	open?(): void;
	close?(): void;
	write(stream: unknown, buffer: Uint8Array, offset: number, length: number): number;
}

export interface MemoryFiles {
	expandFileStorage(node: { contents?: { length: number } }, capacity: number): void;
	resizeFileStorage(node: { usedBytes: number }, size: number): void;
}
