import type { BrowserRuntime } from './types';

/** A file that an interpreter is made of. */
export interface RuntimeFile {
	name: string;
	/** Its path on this site. It names the content, so it never changes. */
	address: string;
	/** Before compression. */
	bytes: number;
}

/** Every file of the runtimes that this copy of the app was built with. */
export interface RuntimeFiles {
	/** Changes whenever one of the files does. */
	version: string;
	/** The page that user code is walled in with. */
	frame: RuntimeFile;
	/** Python itself. */
	core: RuntimeFile[];
	/** What a runtime has besides, as one archive; absent where the build had no such packages. */
	packages: Partial<Record<BrowserRuntime, RuntimeFile>>;
}

/** Names of the files of `core`. */
export const CORE = [
	'pyodide.mjs',
	'pyodide.asm.mjs',
	'pyodide.asm.wasm',
	'python_stdlib.zip'
] as const;
