import { CHOICE, COMPLETE, MULTI, PREDICT } from './fixtures';

/** One program only, since every Python loses a second to it. */
const ENDLESS = `${PREDICT.slice(0, PREDICT.indexOf('snippet'))}snippet: |
  while True: pass
misconceptions:
  - {id: adds-one, predicts: "1", feedback: No.}
  - {id: adds-two, predicts: "2", feedback: No.}
`;

/** One broken item for each rule: its name, the text, and what the complaint says. */
export const BROKEN: [string, string, string | RegExp][] = [
	['not YAML', PREDICT + 'x: [', /p\.yaml:\d+:\d+ .*not YAML/],
	['an unknown field', PREDICT + 'tilte: x\n', 'p.yaml:15:1 tilte: there is no field called tilte'],
	['an unknown kind', PREDICT.replace('predict-output', 'essay'), 'kind: is not a known kind'],
	[
		'a wrong level',
		PREDICT.replace('level: junior', 'level: easy'),
		'level: has to be one of junior'
	],
	['no title', PREDICT.replace('title: A title\n', ''), 'title: is missing. Add it'],
	[
		'an option without feedback',
		PREDICT.replace(', feedback: One is not added.', ''),
		'misconceptions[0].feedback: is missing'
	],
	[
		'a belief with two predictions',
		PREDICT.replace('reads: {n: "$n + 1"}', 'predicts: x, program: y'),
		'has to say what the person expects'
	],
	[
		'fewer than three options',
		PREDICT.replace('$n + 2', '$n + 1').replace('$n + 3', '$n + 1'),
		'n=1 has only 2 options'
	],
	[
		'a misconception that never distracts',
		PREDICT.replace('$n + 2', '$n'),
		'adds-two predicts the key in every variant'
	],
	[
		'an unknown concept',
		PREDICT.replace('[oop-one]', '[oop-two]'),
		'concepts[0]: the curriculum has no concept oop-two. Use one of oop-one'
	],
	[
		'an unknown misconception',
		PREDICT.replace('adds-one', 'adds-four'),
		'misconceptions[0].id: the curriculum has no misconception adds-four'
	],
	['an unknown erratum', PREDICT + 'errata: ["7"]\n', 'errata[0]: oop has no erratum 7'],
	[
		'output in hash order',
		PREDICT.replace('print($n)', 'print({"a", "b", "c", "d", "e"}, $n)'),
		'prints something else under another hash seed'
	],
	[
		'a time',
		PREDICT.replace('print($n)', 'import time\n  print(int(time.time() / 3600), $n)'),
		'prints something else under another hash seed, address or time'
	],
	[
		'an address',
		PREDICT.replace('print($n)', 'print(object(), $n)'),
		/prints (something else|a memory address)/
	],
	[
		'a path',
		PREDICT.replace('print($n)', 'import os\n  print(os.__file__, $n)'),
		'prints a path of the interpreter'
	],
	[
		'a belief that does not compile',
		PREDICT.replace('reads: {n: "$n + 1"}', 'program: "print("'),
		'what adds-one expects does not compile'
	],
	[
		'an unknown parameter in text',
		PREDICT.replace('One is not', '$m is not'),
		'$m is not a parameter'
	],
	[
		'an unknown parameter in reads',
		PREDICT.replace('{n: "$n + 1"}', '{m: "1"}'),
		'there is no parameter m'
	],
	[
		'a when that names no value',
		PREDICT.replace('adds-one, reads', 'adds-one, when: {n: "7"}, reads'),
		'"7" is not a value of n'
	],
	[
		'a parameter without a use',
		PREDICT.replace('n: ["1"', 'm: [x]\n  n: ["1"'),
		'no part of the program uses $m'
	],
	[
		'two values that render alike',
		PREDICT.replace('"20"', '"1"'),
		'two combinations give the same program'
	],
	[
		'everything left out',
		PREDICT + 'except:\n  - {n: "1"}\n  - {n: "20"}\n',
		'every combination is left out'
	],
	[
		'an exception that leaves out nothing',
		PREDICT + 'except:\n  - {n: "3"}\n',
		'leaves out nothing'
	],
	[
		'since without why',
		PREDICT + 'since: "3.12"\n',
		'why: is missing. An item with since or until'
	],
	[
		'a range that is too narrow',
		PREDICT + 'since: "3.12"\nwhy: x\n',
		'the key holds on 3.10, 3.11 too'
	],
	[
		'a range that is too wide',
		PREDICT.replace('print($n)', 'import sys\n  print($n, sys.version_info[1])'),
		'the key does not hold on 3.10, 3.11, 3.12, 3.13'
	],
	['a program that never ends', ENDLESS, 'did not end within the time limit'],
	[
		'a megabyte of output',
		PREDICT.replace('print($n)', 'print("x" * 1_000_000, $n)'),
		'printed more than 64 KiB'
	],
	['no hole', COMPLETE.replace('____', '3'), 'has 0 holes. Write ____ exactly once'],
	[
		'a distractor that prints what is wanted',
		COMPLETE.replace('1 + 3', '4 - 1'),
		'"4 - 1" prints what is wanted too, so a distractor equals the key'
	],
	[
		'a key that does not print it',
		COMPLETE.replace('wanted: "3"', 'wanted: "9"'),
		'the candidate marked as right prints "3"'
	],
	['two keys', COMPLETE.replace(', misconception: adds-one', ''), 'exactly one candidate is right'],
	['a candidate twice', COMPLETE.replace('1 + 4', '1 + 3'), 'the same candidate is there twice'],
	[
		'too few distractors',
		CHOICE.replace(/ {2}- \{text: Four.*\n/, ''),
		'distractors: has fewer than three entries'
	],
	[
		'a distractor that equals the key',
		CHOICE.replace('Two at most.', 'One at most.'),
		'so a distractor equals the key'
	],
	[
		'assertions that fail',
		CHOICE.replace('assert True', 'assert 1 == 2'),
		'verify: ends with AssertionError'
	],
	[
		'a statement both true and false',
		MULTI.replace('Three.', 'One.'),
		'this text is offered both as right and as wrong'
	],
	[
		'fewer than two truths',
		MULTI.replace(/ {2}- \{text: Two.*\n/, ''),
		'truths: has fewer than two entries'
	]
];
