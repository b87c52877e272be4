import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CURRICULUM_PATH, ERRATA_PATH } from '../lib/author/content';
import type { Engine } from '../lib/author/record';
import type { TextFile } from '../lib/author/yaml';
import { DJANGOS, type Runtime } from '../lib/item/program';
import { PACKAGES } from '../lib/python/node-pool';

/** The folder of this project. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The YAML and Markdown files below questions/, by their path from `root`, in the order of the paths.
 * @param names the files and folders to read, besides the curriculum and the errata; all where there is none
 */
export async function readQuestions(
	root: string,
	names: readonly string[] = []
): Promise<TextFile[]> {
	const entries = await readdir(join(root, 'questions'), { recursive: true });
	const paths = entries
		.map((entry) => `questions/${entry.split(sep).join('/')}`)
		.filter((path) => /\.(yaml|md)$/.test(path))
		.filter(
			(path) =>
				path === CURRICULUM_PATH ||
				path === ERRATA_PATH ||
				isNamed(path.replace('.recorded.yaml', '.yaml'), names, root)
		)
		.sort();
	return Promise.all(
		paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') }))
	);
}

/** An absolute path of a path below questions/. */
export const absolute = (path: string, root: string): string => join(root, path);

/**
 * Whether a file is among those that a person named: the file itself, or a folder that holds it.
 * Names are taken from the folder the command was called in; none means every file.
 */
export function isNamed(path: string, names: readonly string[], root: string): boolean {
	if (names.length === 0) return true;
	return names.some((name) => {
		const named = relative(root, resolve(process.env.INIT_CWD ?? process.cwd(), name));
		return path === named || path.startsWith(`${named.split(sep).join('/')}/`);
	});
}

const DJANGO_FILES = [
	'django/prelude.py',
	'django/harness.py',
	'django/webassembly.py',
	'django/warm_up.py',
	...DJANGOS.map((version) => `wheels/django-${version}.txt`)
];

const POSTGRES_FILES = [
	'django/prelude.py',
	'django/harness.py',
	'postgres/run.py',
	'native/sitecustomize.py',
	'wheels/postgres.txt'
];

/** Names the interpreters of each runtime and how they are driven, so that a record made by others is made again. */
export async function readEngine(): Promise<Engine> {
	const require = createRequire(import.meta.url);
	const versions = Object.values(PACKAGES).map((name) => {
		const { version } = require(`${name}/package.json`) as { version: string };
		return `${name} ${version}`;
	});
	const digest = async (path: string) => {
		const text = await readFile(new URL(`../lib/python/${path}`, import.meta.url), 'utf8');
		return createHash('sha256').update(text).digest('hex').slice(0, 12);
	};
	const pyodide = [...versions, await digest('harness.py')].join('\n');
	const names: Record<Runtime, string> = {
		pyodide,
		pydantic: [pyodide, await digest('wheels/pydantic.txt')].join('\n'),
		native: await digest('native/sitecustomize.py'),
		django: [pyodide, ...(await Promise.all(DJANGO_FILES.map(digest)))].join('\n'),
		postgres: (await Promise.all(POSTGRES_FILES.map(digest))).join('\n')
	};
	return (runtime) => names[runtime];
}
