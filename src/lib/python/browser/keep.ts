/**
 * Interpreters that are kept for use without a connection, at their owner's request. A file's address
 * names its content, so what was kept for an earlier version of the app serves as long as the app
 * still asks for that address.
 */
import files from 'virtual:python-files';
import type { RuntimeFile } from './files';
import { filesOf, loadFile, NOT_LOADED } from './load';
import type { BrowserRuntime, Loading } from './types';

const PREFIX = 'dunder-python-';
const CACHE = PREFIX + files.version;

const needed = (runtime: BrowserRuntime): RuntimeFile[] => [files.frame, ...filesOf(runtime)];
const sizeOf = (some: readonly RuntimeFile[]) => some.reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * How much a runtime takes to keep, in bytes; plain Python, which all have in common, included.
 * @throws Error that says what to do, if this copy of the app has no such runtime
 */
export const offlineSize = (runtime: BrowserRuntime): number => sizeOf(needed(runtime));

/** Brings what earlier versions of the app kept into this version's cache, and removes the rest. */
async function openCache(): Promise<Cache> {
	const cache = await caches.open(CACHE);
	const current = new Set(
		[files.frame, ...files.core, ...Object.values(files.packages)].map(({ address }) => address)
	);
	for (const name of await caches.keys()) {
		if (!name.startsWith(PREFIX) || name === CACHE) continue;
		const old = await caches.open(name);
		for (const request of await old.keys()) {
			const { pathname } = new URL(request.url);
			const kept = current.has(pathname) ? await old.match(request) : undefined;
			if (kept) await cache.put(pathname, kept);
		}
		await caches.delete(name);
	}
	return cache;
}

/** Whether the browser has a place to keep files in. It may have none in private windows. */
const canKeep = () => typeof caches !== 'undefined';

/** Whether a runtime is kept whole. */
export async function isKept(runtime: BrowserRuntime): Promise<boolean> {
	if (!canKeep()) return false;
	try {
		const cache = await openCache();
		const found = await Promise.all(needed(runtime).map(({ address }) => cache.match(address)));
		return found.every(Boolean);
	} catch {
		return false;
	}
}

/** The frame is opened as a page. */
const headersOf = ({ name }: RuntimeFile): HeadersInit =>
	name.endsWith('.html') ? { 'Content-Type': 'text/html; charset=utf-8' } : {};

/**
 * Keeps a runtime for use without a connection; what is there already is not loaded again.
 * @throws Error that says what to do, if it does not load or there is no room for it
 */
export async function keep(
	runtime: BrowserRuntime,
	onLoading: (loading: Loading) => void = () => {}
): Promise<void> {
	const wanted = needed(runtime);
	if (!canKeep()) {
		throw new Error(
			'This browser keeps no files for Dunder (private mode, or storage is blocked).'
		);
	}
	const cache = await openCache();
	const total = sizeOf(wanted);
	let loaded = 0;
	const count = (more: number) => onLoading({ loaded: (loaded += more), total });
	count(0);
	for (const file of wanted) {
		if (await cache.match(file.address)) {
			count(file.bytes);
			continue;
		}
		const content = await loadFile(file, count).catch(() => {
			throw new Error(NOT_LOADED);
		});
		await cache.put(file.address, new Response(content, { headers: headersOf(file) })).catch(() => {
			throw new Error(
				'There was no room to keep Python on this device. Free some space, or forget what else is kept, and try again.'
			);
		});
	}
}

/**
 * Forgets what was kept of a runtime: its packages; of plain Python, without which nothing else
 * runs, everything.
 */
export async function forget(runtime: BrowserRuntime): Promise<void> {
	if (!canKeep()) return;
	const cache = await openCache();
	const packages = files.packages[runtime];
	if (runtime === 'pyodide') await caches.delete(CACHE);
	else if (packages) await cache.delete(packages.address);
}
