import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that `npm run wheels` fills; never committed. */
export const WHEELS_FOLDER = fileURLToPath(new URL('../../../../.cache/wheels/', import.meta.url));
/** What packages a set has, pinned by version and hash, in the form of pip's requirements. */
export const requirementsFile = (set: string) =>
	fileURLToPath(new URL(`./${set}.txt`, import.meta.url));

/** The pinned version of each package of a set. */
export function pinned(set: string): Record<string, string> {
	const lines = readFileSync(requirementsFile(set), 'utf8').matchAll(/^([\w.-]+)==(\S+)/gm);
	return Object.fromEntries([...lines].map(([, name, version]) => [name!, version!]));
}

/** Paths of a set's wheels (or what pip made of them), one for each package; undefined if one is not there. */
export function wheelsOf(set: string): string[] | undefined {
	const folder = join(WHEELS_FOLDER, set);
	const entries = existsSync(folder) ? readdirSync(folder) : [];
	const paths = Object.entries(pinned(set)).map(([name, version]) =>
		entries.find((entry) => {
			const stem = `${name.replaceAll('-', '_')}-${version}`;
			return entry.startsWith(`${stem}-`) || entry === `${stem}.dist-info`;
		})
	);
	return paths.every((path) => path !== undefined)
		? paths.map((path) => join(folder, path))
		: undefined;
}

/** The folder that a set's packages are installed in; undefined if one of them is not there. */
export const installed = (set: string): string | undefined =>
	wheelsOf(set) && join(WHEELS_FOLDER, set);
