import type { Runtime } from '../item/program';
import { primerSchema } from '../item/schema';
import type { Diagnostic } from './diagnostics';
import { parseYaml, type TextFile } from './yaml';

const PATH = /^questions\/(python|django)\/([a-z0-9-]+)\/section\.md$/;
const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;

/** A section's primer. */
export interface Primer {
	id: string;
	file: string;
	title: string;
	probes: string[];
	/** Where its examples run. */
	runtime: Runtime;
	/** Why fewer items are executed than the bar asks for. */
	fewerExecuted?: string;
	/** Markdown. */
	body: string;
	/** Programs of the body and the output that it shows for each, with the line they start on. */
	examples: { program: string; output: string; line: number }[];
}

/** Reads a section.md: front matter in YAML, then the primer in Markdown. */
export function readPrimer(file: TextFile): { primer?: Primer; diagnostics: Diagnostic[] } {
	const problem = (line: number, message: string): Diagnostic => ({
		file: file.path,
		line,
		column: 1,
		path: [],
		message
	});
	const [, , id] = PATH.exec(file.path) ?? [];
	const [, head, body] = FRONT_MATTER.exec(file.text) ?? [];
	if (id === undefined || head === undefined || body === undefined) {
		return {
			diagnostics: [
				problem(1, 'has no front matter. Start with ---, title and probes, and another ---.')
			]
		};
	}
	const parsed = parseYaml({ path: file.path, text: `\n${head}` }, primerSchema);
	if (parsed.value === undefined) return { diagnostics: parsed.diagnostics };
	const { title, probes, runtime, fewerExecuted } = parsed.value;
	const examples = [
		...file.text.matchAll(/```python\n([\s\S]*?)```\n+```output\n([\s\S]*?)```/g)
	].map((match) => ({
		program: match[1]!,
		output: match[2]!,
		line: file.text.slice(0, match.index).split('\n').length + 1
	}));
	return {
		primer: {
			id,
			file: file.path,
			title,
			probes,
			runtime,
			...(fewerExecuted !== undefined && { fewerExecuted }),
			body,
			examples
		},
		diagnostics: [
			...(examples.length > 0
				? []
				: [
						problem(
							1,
							'has no runnable example. Add a ```python block followed by an ```output block.'
						)
					]),
			...lengthProblem(body, problem)
		]
	};
}

function lengthProblem(
	body: string,
	problem: (line: number, message: string) => Diagnostic
): Diagnostic[] {
	const words = body
		.replace(/```[\s\S]*?```/g, '')
		.split(/\s+/)
		.filter(Boolean).length;
	return words >= 200 && words <= 400
		? []
		: [problem(1, `the primer has ${words} words. Write 200 to 400.`)];
}
