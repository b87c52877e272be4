import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Which layers each layer of src/lib may import, besides itself. */
const LAYERS = {
	item: [],
	python: ['item'],
	practice: ['item'],
	bank: ['item'],
	author: ['item', 'practice', 'bank'],
	insight: ['item', 'practice'],
	store: ['item', 'practice', 'insight'],
	trace: ['item'],
	exchange: ['item', 'practice'],
	pack: ['item', 'practice', 'bank', 'author', 'exchange'],
	state: ['item', 'python', 'bank', 'practice', 'insight', 'store', 'trace', 'exchange', 'pack'],
	ui: ['item'],
	early: ['item', 'practice', 'bank', 'ui'],
	screens: [
		'item',
		'bank',
		'practice',
		'insight',
		'store',
		'trace',
		'exchange',
		'pack',
		'state',
		'ui'
	],
	server: ['item', 'author', 'ui']
};
/** Layers of which types alone may be imported too. */
const TYPES_ONLY = { ui: ['practice', 'insight', 'trace', 'pack'], bank: [] };

const layerRule = (layer, allowed) => {
	const types = TYPES_ONLY[layer] ?? [];
	const forbidden = Object.keys(LAYERS).filter(
		(other) => other !== layer && !allowed.includes(other) && !types.includes(other)
	);
	const patterns = (layers) =>
		layers.flatMap((other) => [`$lib/${other}/**`, `**/lib/${other}/**`, `../**/${other}/**`]);
	const message = `${layer} may import only ${allowed.join(', ') || 'nothing of src/lib'}. See the README.`;
	return {
		files: [`src/lib/${layer}/**/*.{ts,svelte}`],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					patterns: [
						{ group: patterns(forbidden), message },
						...(types.length > 0
							? [
									{
										group: patterns(types),
										message: 'Import its types only.',
										allowTypeImports: true
									}
								]
							: [])
					]
				}
			]
		}
	};
};

const PURE = ['item', 'practice', 'insight', 'author', 'trace', 'exchange', 'pack'];

export default ts.config(
	{ ignores: ['.svelte-kit/', 'build/', '.cache/', 'node_modules/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	...Object.entries(LAYERS).map(([layer, allowed]) => layerRule(layer, allowed)),
	{
		files: PURE.map((layer) => `src/lib/${layer}/**/*.ts`),
		rules: {
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'Take the time as an argument.' },
				{ object: 'Math', property: 'random', message: 'Take a seed as an argument.' }
			],
			'no-restricted-globals': ['error', 'performance', 'crypto', 'window', 'document']
		}
	}
);
