import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const hash = (text: string) => createHash('sha256').update(text).digest('base64');
const MARK = '-later';
const NAME = /^(?<stem>.+)\.(?<type>js|css)$/;

/**
 * A later version of the site in `build`: every script and style has another name, as if all of them
 * had changed, and nothing is left under the old names.
 * @returns its folder
 */
export function laterVersion(): string {
	const folder = mkdtempSync(join(tmpdir(), 'dunder-'));
	cpSync('build', folder, {
		recursive: true,
		filter: (path) => !/\.(br|gz)$/.test(path) && !path.startsWith('build/python')
	});
	const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const names = new Map<string, string>();
	for (const path of paths.filter((candidate) => candidate.startsWith('_app/immutable/'))) {
		const name = path.split('/').at(-1)!;
		const { stem, type } = NAME.exec(name)?.groups ?? {};
		if (stem && type) names.set(name, `${stem}${MARK}.${type}`);
	}
	const old = new RegExp(
		[...names.keys()].map((name) => name.replaceAll('.', '\\.')).join('|'),
		'g'
	);
	const renamed = (text: string) => text.replace(old, (name) => names.get(name)!);
	for (const path of paths.filter((candidate) => /\.(js|css|html|json)$/.test(candidate))) {
		const file = join(folder, path);
		const text = readFileSync(file, 'utf8');
		let later = renamed(text);
		// The policy names inline scripts by their hashes.
		for (const [, script] of text.matchAll(/<script>([^]*?)<\/script>/g)) {
			later = later.replaceAll(hash(script!), hash(renamed(script!)));
		}
		if (path === 'service-worker.js') {
			later = later.replace(
				/(\/200\.html[^}]*?revision[^0-9a-f]*)[0-9a-f]{16}/,
				`$1${'0'.repeat(16)}`
			);
			if (later === renamed(text)) throw new Error('The service worker does not list 200.html.');
		}
		writeFileSync(file, later);
	}
	for (const path of paths.filter((candidate) => names.has(candidate.split('/').at(-1)!))) {
		const parts = path.split('/');
		const name = names.get(parts.pop()!)!;
		renameSync(join(folder, path), join(folder, ...parts, name));
	}
	return folder;
}

/** Which versions the scripts on the page are of. */
export const versionsOf = (scripts: readonly string[]): string[] => [
	...new Set(
		scripts
			.filter((url) => url.includes('/_app/immutable/') && url.endsWith('.js'))
			.map((url) => (url.endsWith(`${MARK}.js`) ? 'later' : 'first'))
	)
];
