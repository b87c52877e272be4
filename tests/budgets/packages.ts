import { mkdirSync, writeFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Where a build leaves which npm packages each of the browser's files holds. */
export const PACKAGES = '.cache/packages.json';

const PACKAGE = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/;

/** Writes down the packages in each file of the browser, since a manifest names none. */
export const notePackages = (): Plugin => ({
	name: 'note-packages',
	applyToEnvironment: ({ name }) => name === 'client',
	writeBundle(_, bundle) {
		const packages: Record<string, string[]> = {};
		for (const file of Object.values(bundle)) {
			if (file.type !== 'chunk') continue;
			const names = Object.entries(file.modules).flatMap(([id, { code }]) =>
				code ? [PACKAGE.exec(id)?.[1] ?? ''] : []
			);
			packages[file.fileName] = [...new Set(names)].filter(Boolean).sort();
		}
		mkdirSync('.cache', { recursive: true });
		writeFileSync(PACKAGES, JSON.stringify(packages));
	}
});
