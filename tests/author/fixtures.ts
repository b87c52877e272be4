import type { TextFile } from '../../src/lib/author/yaml';

/** A small curriculum with one section, `oop`, and one erratum. */
const CURRICULUM = `sections:
- id: oop
  track: python
  title: Objects
  subtopics: []
  concepts:
  - id: oop-one
    statement: One.
    level: junior
    ask: [choice]
    runs: python
    misconceptions:
    - {id: adds-one, belief: Adds one, predicts: One more}
    - {id: adds-two, belief: Adds two, predicts: Two more}
    - {id: adds-three, belief: Adds three, predicts: Three more}
`;

const ERRATA = `errata:
- {number: "1", sections: [oop], fact: Right.}
`;

const COMMON = `title: A title
concepts: [oop-one]
level: junior
reference: https://docs.python.org/3/
explanation: Since it is so.
`;

const REASONS = `
- {id: adds-one, reads: {n: "$n + 1"}, feedback: One is not added.}
- {id: adds-two, reads: {n: "$n + 2"}, feedback: Two is not added.}
- {id: adds-three, reads: {n: "$n + 3"}, feedback: Three is not added.}`.replace(/^-/gm, '  -');

/** A sound item that prints a parameter. */
export const PREDICT = `kind: predict-output
${COMMON}snippet: |
  print($n)
params:
  n: ["1", "20"]
misconceptions:${REASONS}
`;

export const COMPLETE = `kind: complete-code
${COMMON}snippet: |
  print(____)
wanted: "3"
candidates:
  - {code: 1 + 2, feedback: That is three.}
  - {code: 1 + 3, misconception: adds-one, feedback: That is four.}
  - {code: 1 + 4, misconception: adds-two, feedback: That is five.}
`;

const DISTRACTORS = `distractors:
  - {text: Two at most., misconception: adds-one, feedback: Not two.}
  - {text: Three at most., misconception: adds-two, feedback: Not three.}
  - {text: Four at most., misconception: adds-three, feedback: Not four.}
`;

export const CHOICE = `kind: choice
${COMMON}stem: How many?
verify: assert True
keys: [One at most.]
${DISTRACTORS}`;

export const MULTI = `kind: multi
${COMMON}stem: Which are true?
truths:
  - {text: One., feedback: Yes.}
  - {text: Two., feedback: Yes.}
falsehoods:
  - {text: Three., misconception: adds-one, feedback: No.}
  - {text: Four., misconception: adds-two, feedback: No.}
`;

/** The files of a project with these items, and with other files over the usual ones. */
export function project(
	items: Record<string, string>,
	others: Record<string, string> = {}
): TextFile[] {
	const files: Record<string, string> = {
		'questions/curriculum.yaml': CURRICULUM,
		'questions/errata.yaml': ERRATA,
		...Object.fromEntries(
			Object.entries(items).map(([name, text]) => [`questions/python/oop/${name}.yaml`, text])
		),
		...others
	};
	return Object.entries(files).map(([path, text]) => ({ path, text }));
}

/** A primer with an example that prints what it says. */
export const PRIMER = `---
title: Objects
probes: [One, Two]
---
${'word '.repeat(220)}

\`\`\`python
print(1)
\`\`\`
\`\`\`output
1
\`\`\`
`;
export const PRIMER_PATH = 'questions/python/oop/section.md';
