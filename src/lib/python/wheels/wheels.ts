import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that `npm run wheels` fills; never committed. */
export const WHEELS_FOLDER = fileURLToPath(new URL('../../../../.cache/wheels/', import.meta.url));
/** What a runtime's wheels are, pinned by version and hash, in the form of pip's requirements. */
export const requirementsFile = (runtime: string) =>
	fileURLToPath(new URL(`./${runtime}.txt`, import.meta.url));

/** The pinned version of each of a runtime's packages. */
export function pinned(runtime: string): Record<string, string> {
	const lines = readFileSync(requirementsFile(runtime), 'utf8').matchAll(/^([\w.-]+)==(\S+)/gm);
	return Object.fromEntries([...lines].map(([, name, version]) => [name!, version!]));
}

/** Paths of a runtime's wheels; undefined if one of them is not there. */
export function wheelsOf(runtime: string): string[] | undefined {
	const folder = join(WHEELS_FOLDER, runtime);
	const files = existsSync(folder) ? readdirSync(folder) : [];
	const found = Object.entries(pinned(runtime)).map(([name, version]) =>
		files.find((file) => file.startsWith(`${name.replaceAll('-', '_')}-${version}-`))
	);
	return found.every((file) => file !== undefined)
		? found.map((file) => join(folder, file))
		: undefined;
}
