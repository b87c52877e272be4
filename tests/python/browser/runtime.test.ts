import { expect, test } from 'vitest';
import { browserRuntime } from '../../../src/lib/python/browser/runtime';
import { PYTHONS, type Version } from '../../../src/lib/item/program';
import type { Question } from '../../../src/lib/item/types';

const asked = (more: Partial<Question>) =>
	browserRuntime({ item: 'python/oop/x', versions: [...PYTHONS], ...more });
const django = (...versions: Version[]) => ({ item: 'django/orm/x', versions });

test.each([
	['plain Python', {}, 'pyodide'],
	['Pydantic', { runtime: 'pydantic', versions: ['3.14'] }, 'pydantic'],
	['the newest Django', { runtime: 'django', ...django('5.2', '6.0') }, 'django-6.0'],
	['the last Django on which it holds', { runtime: 'django', ...django('5.2') }, 'django-5.2'],
	['a Django question of which nothing was run', django(), 'django-6.0'],
	['a stored question, by its version', django('5.2', '6.0'), 'django-6.0'],
	['plain Python in a section on Django', { ...django('3.13', '3.14') }, 'pyodide'],
	[
		'a stored question, by what it ran with',
		{ with: 'Pydantic 2.14.4', versions: ['3.14'] },
		'pydantic'
	]
] as [string, Partial<Question>, string][])('%s', (_, more, runtime) => {
	expect(asked(more)).toEqual({ runtime });
});

test.each([
	[{ runtime: 'native' }, 'threads'],
	[{ with: 'real threads and processes' }, 'threads'],
	[{ runtime: 'postgres', ...django('5.2') }, 'PostgreSQL'],
	[{ with: 'PostgreSQL 15, Python 3.11', ...django('5.2') }, 'PostgreSQL']
] as [Partial<Question>, string][])('%j can’t run here, and it is said why', (more, word) => {
	const found = asked(more);
	expect('reason' in found && found.reason).toContain(word);
});

test('a key of older versions comes with a note', () => {
	expect(asked({ versions: ['3.10', '3.11'] })).toMatchObject({
		runtime: 'pyodide',
		note: expect.stringContaining('3.10, 3.11')
	});
});
