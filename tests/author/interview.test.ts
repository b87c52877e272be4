import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/lib/author/diagnostics';
import { readContent } from '../../src/lib/author/content';
import { readOpen, toOpenQuestion } from '../../src/lib/author/open-file';
import { publishOpen } from '../../src/lib/author/publish';
import {
	failedInterview,
	thinInterview,
	unknownInterviewNames
} from '../../src/lib/author/rules/interview';
import type { Runner } from '../../src/lib/item/program';
import { OPEN_KINDS } from '../../src/lib/item/open';
import { LEVELS, TRACKS } from '../../src/lib/item/types';

const GOOD = `kind: bug
title: A loan that is never returned
track: python
level: junior
sections: [shelves]
concepts: [shelf-order]
minutes: "3"
prompt: Which line is wrong?
snippet: |
  price = 2

  print(prise)
bug:
  lines: ["3"]
  why: The name is misspelt.
answer: |-
  It is misspelt.

  So it is a NameError.
fix: |
  print(price)
rubric:
  - {point: Names the line, weight: "3"}
  - {point: Says NameError, weight: "2"}
  - {point: Mends it, weight: "2"}
  - {point: Says when it shows, weight: "1"}
wrongTurns:
  - {turn: It is 0, why: Names have no default.}
  - {turn: It is None, why: Names have no default.}
followups:
  - {prompt: What about globals?, answer: They are looked up too.}
  - {prompt: And builtins?, answer: Last.}
reference: https://docs.python.org/3/
verify:
  - |
    try:
        $snippet
    except NameError:
        pass
`;
const PATH = 'questions/interview/loan.yaml';
const broken = (from: string | RegExp, to: string) =>
	readOpen({ path: PATH, text: GOOD.replace(from, to) }).diagnostics.map(formatDiagnostic);

test('a good file is read, its programs filled in', () => {
	const { open, diagnostics } = readOpen({ path: PATH, text: GOOD });
	expect(diagnostics).toEqual([]);
	expect(open!.programs).toEqual([
		'try:\n    price = 2\n\nprint(prise)\n\nexcept NameError:\n    pass\n'
	]);
	expect(toOpenQuestion(open!)).toMatchObject({
		id: 'loan',
		minutes: 3,
		bug: { lines: [3] },
		rubric: [{ weight: 3 }, { weight: 2 }, { weight: 2 }, { weight: 1 }],
		fix: 'print(price)'
	});
});

test.each([
	['a line that is not there', '"3"]', '"9"]', 'names a line that the snippet does not have'],
	['an empty line', '"3"]', '"2"]', 'names a line that the snippet does not have'],
	['a bug in another kind', 'kind: bug', 'kind: debug', 'belongs to the kind bug'],
	[
		'three points',
		/ {2}- \{point: Mends[^]*shows, weight: "1"\}\n/,
		'',
		'has fewer than four points'
	],
	['a heavy point', 'weight: "3"', 'weight: "9"', 'is not a weight'],
	['one follow-up', / {2}- \{prompt: And[^\n]*\n/, '', 'Ask exactly two follow-ups'],
	['nothing verified', /verify:[^]*/, '', 'say in unrun why nothing can be run'],
	['a time like "soon"', '"3"\nprompt', 'soon\nprompt', 'is not a time']
])('%s is refused, with file, line and advice', (_, from, to, message) => {
	const found = broken(from, to);
	expect(found.length).toBeGreaterThan(0);
	expect(found.join('\n')).toContain(message);
	expect(found[0]).toMatch(/^questions\/interview\/loan\.yaml:\d+:\d+ /);
});

const runnerOf = (error: string | null): Runner => ({
	run: async (programs) =>
		programs.map(() => ({ stdout: '', stderr: '', error, flooded: false, stopped: null })),
	runtime: async () => ({ versions: ['3.14'] })
});

test('an assertion that fails is reported where it stands', async () => {
	const { open } = readOpen({ path: PATH, text: GOOD });
	expect(await failedInterview([open!], runnerOf(null))).toEqual({ diagnostics: [], skipped: 0 });
	const { diagnostics } = await failedInterview([open!], runnerOf('AssertionError'));
	const [found] = diagnostics;
	expect(found).toMatchObject({ file: PATH, path: ['verify', 0] });
	expect(found!.message).toContain('ends with AssertionError');
	const missing: Runner = { ...runnerOf(null), runtime: async () => ({ missing: 'No.' }) };
	expect(await failedInterview([open!], missing)).toEqual({ diagnostics: [], skipped: 1 });
});

test('names that the curriculum does not have are reported', () => {
	const { content } = readContent([{ path: PATH, text: GOOD }]);
	const found = unknownInterviewNames(content).map(({ message }) => message);
	expect(found).toEqual([
		'there is no section shelves.',
		'its sections have no concept shelf-order. Name one of theirs, or another section.'
	]);
});

test('too few questions are reported, of each track, level and kind', () => {
	const { content } = readContent([{ path: PATH, text: GOOD }]);
	const found = thinInterview(content).map(({ message }) => message);
	expect(found).toContain('holds 1 open questions. Write at least 60.');
	expect(found).toContain('holds 0 senior questions on django. Write at least 8.');
	expect(found).toContain('holds no junior question on python of the kind design.');
	expect(found).not.toContain('holds no junior question on python of the kind bug.');
});

test('the questions of the project are enough, and publish as they are read', async () => {
	const names = await readdir('questions/interview');
	const files = await Promise.all(
		names.map(async (name) => ({
			path: `questions/interview/${name}`,
			text: await readFile(`questions/interview/${name}`, 'utf8')
		}))
	);
	const { content } = readContent(files);
	expect(thinInterview(content)).toEqual([]);
	const { questions } = publishOpen(content);
	expect(questions.length).toBe(names.length);
	for (const track of TRACKS) {
		for (const level of LEVELS) {
			const kinds = questions
				.filter((question) => question.track === track && question.level === level)
				.map(({ kind }) => kind);
			expect(new Set(kinds)).toEqual(new Set(OPEN_KINDS));
		}
	}
	for (const { rubric, followups, wrongTurns } of questions) {
		expect(rubric.length).toBeGreaterThanOrEqual(4);
		expect(rubric.length).toBeLessThanOrEqual(7);
		expect(followups.length).toBe(2);
		expect(wrongTurns.length).toBeGreaterThanOrEqual(2);
	}
});
