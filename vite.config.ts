import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { earlyScript } from './src/lib/early/bundle.js';
import { notePackages } from './tests/budgets/packages.ts';
import { pythonFiles } from './src/lib/python/browser/build/plugin.js';

/** What only other pages use of the layers that the first question needs. */
const LATER = [
	'StartForm|SectionList|Result|Review|Feedback|OptionFeedback|Prelude|Prose|summary|later',
	'chart|Chart|Calendar|QueueRow|PaceFields|Beliefs|Ideas|queues|preference|memory|Standings|strengthen',
	'[Tt]imed|[Tt]iming|mix|start\\.|steady-clock|[Cc]lock|Overview',
	'[Hh]istory|Comparison|[Ii]nterview|open\\.|SectionPicker|FactorField|BugLines|SelfRating|signs|more-labels|fresh|[Rr]eminder|backup|[Tt]ransfer|StorageUse',
	// What is in a folder of its own belongs to other pages.
	'[a-z]+/'
].join('|');
/** What the first question of a quiz needs: on a slow line each further file costs a round trip. */
const FIRST_QUESTION = new RegExp(
	`node_modules/(svelte(?!.*(blocks/await|src/reactivity/))|@sveltejs|esm-env|clsx|prism-code-editor|pure-rand|devalue)/|` +
		`src/lib/(item|practice|bank|state|ui|screens)/(?!${LATER})[^?]*\\.(ts|svelte)$`
);

/** What an answer needs to be kept. */
const STORE =
	/node_modules\/dexie\/|src\/lib\/store\/(open|store|database)\.ts|src\/lib\/insight\/standing\.ts/;
/** What an answer shows. */
const FEEDBACK =
	/src\/lib\/(ui\/(Feedback|OptionFeedback|Prelude|Prose|more-labels)|screens\/(later|signs|feedback\/[^/]+|run\/RunSlot))\./;
/** What timed quizzes and interviews share; as one file it costs other pages the least. */
const CLOCKS =
	/src\/lib\/(ui\/(SectionPicker|FactorField|ClockNews|Clocks|clock-news|TimingNote)|state\/(steady-clock|preference)|practice\/timing(-moves)?)\./;

export default defineConfig({
	plugins: [sveltekit(), notePackages(), pythonFiles()],
	// The package's default is the older build, which is larger.
	resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
	define: { EARLY_SCRIPT: JSON.stringify(earlyScript) },
	build: {
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{ name: 'store', test: STORE, priority: 0 },
						{ name: 'feedback', test: FEEDBACK, priority: 0 },
						{ name: 'clocks', test: CLOCKS, priority: 0 },
						{ name: 'first-question', test: FIRST_QUESTION, priority: 1 }
					]
				}
			}
		}
	},
	test: {
		include: ['tests/**/*.test.ts'],
		// By default one core is left to others, which on a machine with two is half of it.
		maxWorkers: 2,
		testTimeout: 60_000,
		hookTimeout: 60_000
	}
});
