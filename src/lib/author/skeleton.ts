import type { Kind } from '../item/types';

const HEAD = (
	kind: Kind,
	concept: string
) => `# yaml-language-server: $schema=../../item.schema.json
kind: ${kind}
title: # a short name that does not give the answer away
concepts: [${concept}]
level: mid # junior, mid or senior
reference: https://docs.python.org/3/
# errata: ["1"] # numbers in questions/errata.yaml whose right fact this item teaches
# since: "3.11" # only where the key does not hold on every Python from 3.10; say why
# why: What other versions do.
`;

const CODE_PARAMS = `# Every combination of values is one variant. $name or \${name} in any text; $$ is a dollar sign.
params:
  value: ["1", "2"]
# except: # combinations to leave out
#   - { value: "2" }
`;

const EXPLANATION = `explanation: |
  The idea behind the key, in two to four sentences, true for every variant.
`;

const BODIES: Record<Kind, string> = {
	'predict-output': `
# stem: What does this program print?
snippet: |
  print($value)
${CODE_PARAMS}
# exceptions: type # shows an exception without its message

# Each misconception says what the person expects, in one of three ways. What it prints is the distractor;
# one that prints the key is dropped from that variant.
misconceptions:
  - id: # a misconception of the curriculum
    reads: { value: "2" } # the program as this person reads it
    feedback: >
      What that belief gets wrong, and what happens instead.
  - id:
    # when: { value: ["1"] } # only in these variants
    program: | # another program that does what this person expects
      print($value + 1)
    feedback: >
      …
  - id:
    predicts: "3" # the expected output, where no program can show it
    feedback: >
      …
`,
	'complete-code': `
# stem: Which code in place of \`____\` makes the program print this?
snippet: |
  print(____)
wanted: |
  $value
${CODE_PARAMS}
# Exactly one candidate has no misconception: the key. The runs have to agree.
candidates:
  - code: $value
    feedback: >
      Why this one prints it.
  - code:
    misconception:
    feedback: >
      What that belief gets wrong, and what this prints instead.
  - code:
    misconception:
    feedback: >
      …
`,
	choice: `
stem: |
  A question that can be answered before the options are read.
# snippet: |
# verify: | # a program of assertions that hold if the item is right
#   assert True

# Several phrasings of the key may be given; one is drawn.
keys:
  -
# Four to eight, of which three are drawn, as long as the key and of the same shape.
distractors:
  - text:
    misconception:
    feedback: >
      What that belief gets wrong, and what is so instead.
`,
	multi: `
stem: |
  Which statements about … are true?
# snippet: |
# verify: | # a program of assertions that hold if the item is right
#   assert True

truths:
  - text:
    feedback: >
      Why it is so.
falsehoods:
  - text:
    misconception:
    feedback: >
      What that belief gets wrong, and what is so instead.
`
};

/** A new item file of a kind: every field, with what goes into it. */
export const skeleton = (kind: Kind, concept: string): string =>
	`${HEAD(kind, concept)}${BODIES[kind]}\n${EXPLANATION}`;
