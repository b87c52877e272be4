import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

/** The page that is served for addresses without a page of their own, which offline are all. */
const FALLBACK = '200.html';
/** Names of these files hold a hash of their content already. */
const IMMUTABLE = /^_app\/immutable\//;
/** Pages come out of the fallback, and interpreters are kept only on request. */
const LEFT_OUT = [/\.html$/, /^python\//, /^service-worker\.js$/, /^robots\.txt$/, /\.map$/];

const PLACE = 'self.__WB_MANIFEST';

/**
 * Wraps an adapter, so that the service worker knows all files of the site by the hash of their content.
 * @param {import('@sveltejs/kit').Adapter} adapter
 * @returns {import('@sveltejs/kit').Adapter}
 */
export const withPrecache = (adapter) => ({
	...adapter,
	async adapt(builder) {
		const draft = builder.getBuildDirectory('precache');
		builder.rimraf(draft);
		builder.writeClient(draft);
		builder.writePrerendered(draft);
		await builder.generateFallback(join(draft, FALLBACK));
		const entries = list(draft)
			.filter((path) => path === FALLBACK || !LEFT_OUT.some((pattern) => pattern.test(path)))
			.sort()
			.map((path) => ({
				url: `/${path}`,
				revision: IMMUTABLE.test(path) ? null : hash(readFileSync(join(draft, path)))
			}));
		const worker = join(builder.getClientDirectory(), 'service-worker.js');
		const code = readFileSync(worker, 'utf8');
		if (code.split(PLACE).length !== 2) throw new Error(`${worker} has no place for the files.`);
		writeFileSync(
			worker,
			code.replace(PLACE, () => JSON.stringify(entries))
		);
		builder.rimraf(draft);
		await adapter.adapt(builder);
	}
});

/** @param {string} folder */
const list = (folder) =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(folder.length + 1)
				.split(sep)
				.join(posix.sep)
		);

/** @param {Buffer} content */
const hash = (content) => createHash('sha256').update(content).digest('hex').slice(0, 16);
