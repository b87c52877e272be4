import { normalise } from '../../item/output';
import { shownOutput } from '../../item/run/shown';
import { RUNTIMES, type Runner } from '../../item/program';
import type { Content } from '../content';
import type { Diagnostic } from '../diagnostics';

/** Examples of primers that do not print what the primer says. Those of a runtime that is not here are left out. */
export async function wrongExamples(
	{ primers }: Content,
	{ run, runtime: describe }: Runner
): Promise<Diagnostic[]> {
	const all = [...primers.values()].flatMap(({ file, runtime, examples }) =>
		examples.map((example) => ({ file, runtime, ...example }))
	);
	const found: Diagnostic[] = [];
	for (const runtime of RUNTIMES) {
		const examples = all.filter((example) => example.runtime === runtime);
		if (examples.length === 0) continue;
		const info = await describe(runtime);
		if ('missing' in info) continue;
		const outcomes = await run(
			examples.map(({ program }) => program),
			{ runtime, version: info.versions.at(-1)!, hashSeed: 1 }
		);
		examples.forEach(({ file, output, line }, index) => {
			const printed = shownOutput(outcomes[index]!);
			if (printed === normalise(output)) return;
			const message = `the example prints ${JSON.stringify(printed)}. Correct its output block.`;
			found.push({ file, line, column: 1, path: [], message });
		});
	}
	return found;
}
