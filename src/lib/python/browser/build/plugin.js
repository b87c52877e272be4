import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const MODULE = 'virtual:python-files';
const RESOLVED = `\0${MODULE}`;
const COLLECT = fileURLToPath(new URL('./collect.ts', import.meta.url));
/** @type {Record<string, string>} */
const TYPES = {
	'.mjs': 'text/javascript',
	'.wasm': 'application/wasm',
	'.zip': 'application/zip',
	'.html': 'text/html; charset=utf-8'
};

/** @returns {Promise<import('./collect').Collected>} */
async function collect() {
	const { module } = await runnerImport(COLLECT);
	return module.collectFiles();
}

/**
 * Serves what the browser loads to run Python, below /python/, and tells the app of it as the module
 * `virtual:python-files`. Nothing is collected before somebody asks.
 * @returns {import('vite').Plugin}
 */
export function pythonFiles() {
	/** @type {Promise<import('./collect').Collected> | undefined} */
	let collecting;
	const collected = () => (collecting ??= collect());
	return {
		name: 'dunder-python-files',
		resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
		async load(id) {
			if (id !== RESOLVED) return undefined;
			return `export default ${JSON.stringify((await collected()).manifest)}`;
		},
		async generateBundle() {
			if (this.environment.name !== 'client') return;
			for (const [address, source] of (await collected()).contents) {
				this.emitFile({ type: 'asset', fileName: address.slice(1), source });
			}
		},
		configureServer(server) {
			server.middlewares.use('/python/', (request, response, next) => {
				collected()
					.then(({ contents }) => {
						const [address = ''] = (request.originalUrl ?? '').split('?');
						const content = contents.get(address);
						if (!content) return next();
						response.setHeader('Content-Type', TYPES[extname(address)] ?? '');
						response.end(content);
					})
					.catch(next);
			});
		}
	};
}
