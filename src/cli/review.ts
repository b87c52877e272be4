import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command } from 'commander';
import { readContent, type Content } from '../lib/author/content';
import { toItem } from '../lib/author/record';
import {
	formatReviews,
	gradeReview,
	paperOf,
	reviewsPath,
	seenNames,
	type Answer,
	type Paper
} from '../lib/author/review';
import { parseYaml } from '../lib/author/yaml';
import { answersSchema, type Review } from '../lib/item/schema';
import { absolute, PROJECT, readQuestions } from './files';
import { main, report } from './terminal';

interface Options {
	answers?: string;
	all?: boolean;
	root: string;
}

const command = new Command('questions:review')
	.description(
		'Puts the questions of a section without their keys, and records how far a reviewer agrees.'
	)
	.argument('<section>', 'the section to review')
	.option(
		'--answers <file>',
		'a YAML file with the numbers of all options held to be right, by item: {name: "2", other: {answer: "1 3", comment: …}}'
	)
	.option('--all', 'put again what was answered blind as it is now')
	.option('--root <folder>', 'the folder that holds questions/', PROJECT)
	.action((section: string, { answers, all, root }: Options) =>
		main(async () => {
			const { content } = readContent(await readQuestions(root));
			const papers = papersOf(content, section, all === true);
			if (answers === undefined) {
				papers.forEach(print);
				console.log(`\n${papers.length} questions to answer.`);
				return;
			}
			const given = await readAnswers(answers);
			const graded = papers.flatMap((paper) => {
				const answer = given.get(nameOf(paper));
				return answer ? [gradeReview(paper, answer, content.reviews.get(paper.item))] : [];
			});
			await save(content, section, graded, root);
			graded.filter(({ agreed }) => agreed === 'no').forEach((review) => dispute(review, papers));
			const agreed = graded.filter((review) => review.agreed === 'yes').length;
			console.log(
				`\n${graded.length} answered, ${agreed} agreed, ${graded.length - agreed} to settle; ${papers.length - graded.length} still to answer.`
			);
		})
	);

const nameOf = ({ item }: Paper): string => item.split('/').at(-1)!;

function papersOf(content: Content, section: string, all: boolean): Paper[] {
	const own = content.items.filter((item) => item.section === section);
	if (own.length === 0) throw new Error(`The section ${section} has no items. Check its id.`);
	return own.flatMap((authored) => {
		const record = content.records.get(authored.id);
		if (!record || record.variants.length === 0) return [];
		const item = toItem(authored, record);
		const seen = content.reviews.get(item.id)?.seen;
		return !all && seen !== undefined && seenNames(item).includes(seen) ? [] : [paperOf(item)];
	});
}

function print({ question, options, ...paper }: Paper): void {
	const { kind, stem, snippet, wanted } = question;
	console.log(`\n━━ ${nameOf({ question, options, ...paper })} (${kind})\n${stem}`);
	if (snippet !== undefined) console.log(`\n${indent(snippet)}`);
	if (wanted !== undefined) console.log(`\nwanted:\n${indent(wanted)}`);
	options.forEach(({ text }, index) =>
		console.log(`\n  ${index + 1})\n${indent(text === '' ? '(prints nothing)' : text)}`)
	);
}

const indent = (text: string) => text.replace(/^/gm, '    ');

async function readAnswers(file: string): Promise<Map<string, Answer>> {
	const { value, diagnostics } = parseYaml(
		{ path: file, text: await readFile(file, 'utf8') },
		answersSchema
	);
	report(diagnostics);
	if (!value) throw new Error(`${file} holds no answers. Correct it and try again.`);
	return new Map(
		Object.entries(value).map(([name, given]) => {
			const { answer, comment } =
				typeof given === 'string' ? { answer: given, comment: undefined } : given;
			return [name, { picked: answer.split(/\D+/).filter(Boolean).map(Number), comment }];
		})
	);
}

async function save(
	content: Content,
	section: string,
	graded: readonly Review[],
	root: string
): Promise<void> {
	const items = new Set(
		content.items.filter((item) => item.section === section).map(({ id }) => id)
	);
	const kept = [...content.reviews.values()].filter(
		({ item }) => items.has(item) && !graded.some((review) => review.item === item)
	);
	const path = absolute(reviewsPath(section), root);
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, formatReviews([...kept, ...graded]));
}

function dispute({ item, comment }: Review, papers: readonly Paper[]): void {
	const { options, question } = papers.find((paper) => paper.item === item)!;
	const key = options.flatMap(({ correct }, index) => (correct ? [index + 1] : []));
	console.log(`\n✗ ${item}: the key is ${key.join(', ')}. ${question.explanation}`);
	if (comment !== undefined) console.log(`  The reviewer says: ${comment}`);
}

await command.parseAsync();
