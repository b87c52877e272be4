import { describe, expect, test } from 'vitest';
import {
	LENGTHS,
	parseInterview,
	planStages,
	ROLES,
	STAGES,
	type InterviewConfig
} from '../../../src/lib/practice/interview/plan';

const CATALOGUE = [
	...['oop', 'lambda-function', 'decorators', 'generators-iterators', 'gil'].map((id) => ({
		id,
		track: 'python' as const
	})),
	...['dataclasses', 'pydantic', 'itertools'].map((id) => ({ id, track: 'python' as const })),
	...['query-api', 'bulk-create', 'http-methods', 'template-tags'].map((id) => ({
		id,
		track: 'django' as const
	}))
];
const CONFIG: InterviewConfig = {
	role: 'django',
	level: 'mid',
	minutes: 30,
	focus: [],
	seed: 'abc'
};
const sectionsOf = (config: Partial<InterviewConfig>, stage: string) =>
	planStages({ ...CONFIG, ...config }, CATALOGUE).find(({ id }) => id === stage)!.sections;

test.each(LENGTHS)('the parts of %i minutes take that long together', (minutes) => {
	const stages = planStages({ ...CONFIG, minutes }, CATALOGUE);
	expect(stages.map(({ id }) => id)).toEqual(STAGES);
	const sum = stages.reduce((all, { ms }) => all + ms, 0);
	expect(Math.abs(sum - minutes * 60_000)).toBeLessThanOrEqual(3_000);
});

describe('sections by role', () => {
	test('the language core is Python’s language', () => {
		for (const role of ROLES) {
			expect(sectionsOf({ role, minutes: 60 }, 'core').sort()).toEqual([
				'decorators',
				'generators-iterators',
				'gil',
				'lambda-function',
				'oop'
			]);
		}
	});

	test('framework and data is Python’s libraries, Django, or what serves a request', () => {
		const framework = (role: InterviewConfig['role']) =>
			sectionsOf({ role, minutes: 60 }, 'framework').sort();
		expect(framework('python')).toEqual(['dataclasses', 'itertools', 'pydantic']);
		expect(framework('django')).toEqual([
			'bulk-create',
			'http-methods',
			'query-api',
			'template-tags'
		]);
		expect(framework('fullstack')).toEqual(['http-methods', 'query-api', 'template-tags']);
	});

	test('a focus narrows the parts that it touches, and no others', () => {
		const focus = ['oop'];
		expect(sectionsOf({ focus }, 'core')).toEqual(['oop']);
		expect(sectionsOf({ focus }, 'framework').length).toBe(4);
	});

	test('a focus on what is not there is an error', () => {
		expect(() => planStages({ ...CONFIG, focus: ['poetry'] }, CATALOGUE)).toThrow('poetry');
	});
});

test('the address is read, with defaults for what is missing', () => {
	expect(parseInterview(new URLSearchParams('role=fullstack&minutes=45&seed=AbC'), 'zzz')).toEqual({
		role: 'fullstack',
		level: 'mid',
		minutes: 45,
		focus: [],
		seed: 'abc'
	});
	expect(parseInterview(new URLSearchParams('seed='), 'zzz').seed).toBe('zzz');
});

test.each(['role=cook', 'level=god', 'minutes=31', 'seed=a-b', `seed=${'a'.repeat(17)}`])(
	'%s is refused with what is possible',
	(query) => {
		expect(() => parseInterview(new URLSearchParams(query), 'abc')).toThrow(/“.+”/);
	}
);
