import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { unzipSync, zipSync, type Zippable } from 'fflate';

/** The first day that a zip can name, so that the same files make the same archive. */
const MTIME = new Date('1980-01-01T00:00:00');
/** What no program imports or reads, and translations besides Django's own. */
const LEFT_OUT =
	/(^|\/)(tests|__pycache__|bin|static|gis)\/|^(django\/contrib\/.*|rest_framework|django_filters)\/locale\/|\.dist-info\/RECORD$|\.(po|pyc|pyi|exe)$/;

/** One archive of a folder of packages. */
export function archiveOf(folder: string): Uint8Array {
	const names = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) =>
			path
				.slice(folder.length + 1)
				.split(sep)
				.join('/')
		);
	return zipped(names.map((name) => [name, readFileSync(join(folder, name))]));
}

/** One archive of what several wheels hold. */
export const archiveOfWheels = (paths: readonly string[]): Uint8Array =>
	zipped(paths.flatMap((path) => Object.entries(unzipSync(readFileSync(path)))));

function zipped(files: readonly [string, Uint8Array][]): Uint8Array {
	const kept = files
		.filter(([name]) => !name.endsWith('/') && !LEFT_OUT.test(name))
		.sort(([one], [other]) => (one < other ? -1 : 1));
	return zipSync(Object.fromEntries(kept) as Zippable, { level: 9, mtime: MTIME });
}
