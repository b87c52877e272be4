import { expect, test } from 'vitest';
import { CURRENT_PYTHON, type Version } from '../../../src/lib/item/program';
import type { Question } from '../../../src/lib/item/types';
import { programOf, programOfExample } from '../../../src/lib/state/run/program';

const question = (more: Partial<Question>): Question => ({
	id: 'v1',
	item: 'python/oop/x',
	kind: 'predict-output',
	title: 'x',
	level: 'mid',
	concepts: [],
	reference: '',
	stem: '',
	snippet: 'print(1)',
	explanation: '',
	versions: ['3.10', '3.14'],
	options: [
		{ id: 'a', text: '2', correct: false, reasons: [] },
		{ id: 'b', text: '1', correct: true, reasons: [] }
	],
	...more
});

test('a snippet is the program, and its key what was recorded', () => {
	expect(programOf(question({}))).toEqual({
		source: 'print(1)',
		runtime: 'pyodide',
		runsOn: `Python ${CURRENT_PYTHON}`,
		recorded: '1',
		recordedOn: 'Python 3.10, 3.14'
	});
});

test('code to complete has the right fragment filled in, and the wanted output as its record', () => {
	const program = programOf(
		question({
			kind: 'complete-code',
			snippet: 'print(____)',
			wanted: '3',
			options: [
				{ id: 'a', text: '1 + 1', correct: false, reasons: [] },
				{ id: 'b', text: '1 + 2', correct: true, reasons: [] }
			]
		})
	);
	expect(program).toMatchObject({ source: 'print(1 + 2)', filled: true, recorded: '3' });
});

test('statements about code have no output of their own', () => {
	expect(programOf(question({ kind: 'choice' }))).not.toHaveProperty('recorded');
});

test('nothing is offered without code, or where nothing was ever run', () => {
	const bare = question({ kind: 'choice' });
	delete bare.snippet;
	expect(programOf(bare)).toBeUndefined();
	expect(programOf(question({ kind: 'choice', versions: [] }))).toBeUndefined();
});

test.each<[Version[], string, string | undefined]>([
	[['3.14'], 'Pydantic 2.14.4', 'pydantic'],
	[['5.2', '6.0'], 'Python 3.14, django-filter 26.2', 'django-6.0'],
	[['5.2'], 'Python 3.14', 'django-5.2'],
	[['3.11'], 'real threads and processes', undefined],
	[['5.2'], 'PostgreSQL 15, Python 3.11', undefined]
])('%s with %s runs on %s', (versions, besides, runtime) => {
	const program = programOf(question({ versions, with: besides }));
	expect(program?.runtime).toBe(runtime);
	expect(program?.lacks === undefined).toBe(runtime !== undefined);
	expect(program?.recorded).toBe('1');
});

test('examples of primers run on the newest of their runtime, if a browser has it', () => {
	const example = { source: 'print(1)', prints: '1' };
	expect(programOfExample(example, 'django')).toMatchObject({
		runtime: 'django-6.0',
		recorded: '1'
	});
	expect(programOfExample(example, 'native')).toBeUndefined();
	expect(programOfExample(example, 'postgres')).toBeUndefined();
});
