import { normalise, shownOutput } from '../../item/output';
import { CURRENT_PYTHON, type Run } from '../../item/program';
import type { Content } from '../content';
import type { Diagnostic } from '../diagnostics';

/** Examples of primers that do not print what the primer says. */
export async function wrongExamples({ primers }: Content, run: Run): Promise<Diagnostic[]> {
	const examples = [...primers.values()].flatMap(({ file, examples }) =>
		examples.map((example) => ({ file, ...example }))
	);
	const outcomes = await run(
		examples.map(({ program }) => program),
		{ python: CURRENT_PYTHON, hashSeed: 1 }
	);
	return examples.flatMap(({ file, output, line }, index) => {
		const printed = shownOutput(outcomes[index]!);
		if (printed === normalise(output)) return [];
		const message = `the example prints ${JSON.stringify(printed)}. Correct its output block.`;
		return [{ file, line, column: 1, path: [], message }];
	});
}
