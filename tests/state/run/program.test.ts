import { expect, test } from 'vitest';
import { CURRENT_PYTHON, type Version } from '../../../src/lib/item/program';
import type { Question } from '../../../src/lib/item/types';
import { programOf, programOfExample } from '../../../src/lib/state/run/program';
import { RUNTIME_NAMES } from '../../../src/lib/state/run/runtimes';

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
		where: { runtime: 'pyodide' },
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

test('where it can run follows from what it ran with', () => {
	const where = (versions: Version[], besides: string) =>
		programOf(question({ versions, with: besides })).where;
	expect(where(['5.2', '6.0'], 'Python 3.14')).toMatchObject({ runtime: 'django-6.0' });
	expect(where(['3.11'], 'real threads and processes')).toHaveProperty('reason');
});

test('examples of primers are programs with a record', () => {
	const example = { source: 'print(1)', prints: '1' };
	expect(programOfExample({ ...example, runtime: 'django' })).toEqual({
		source: 'print(1)',
		recorded: '1',
		where: { runtime: 'django-6.0' }
	});
	expect(programOfExample({ ...example, runtime: 'postgres' }).where).toHaveProperty('reason');
});

test('the names say which Python it is', () => {
	expect(RUNTIME_NAMES.pyodide).toBe(`Python ${CURRENT_PYTHON}`);
});
