import { expect, test } from 'vitest';
import { readContent } from '../../src/lib/author/content';
import { measureCues, tellingCues } from '../../src/lib/author/cues';
import { publishCatalogue, publishSection } from '../../src/lib/author/publish';
import { sectionStats } from '../../src/lib/author/stats';
import { renderQuestion } from '../../src/lib/item/render';
import { makeItem } from '../fixtures';
import { CHOICE, PRIMER, PRIMER_PATH, project } from './fixtures';

const RECORD = `format: 1
source: x
versions: []
variants:
  - id: abc
    options:
      - text: One at most.
        correct: true
      - text: Two at most.
        reasons: [0]
`;
const files = (primer: Record<string, string>) =>
	project(
		{ c: CHOICE },
		{
			'questions/python/oop/c.recorded.yaml': RECORD.replace('correct: true', 'correct: true'),
			...primer
		}
	);

test('a section without a primer is not published', () => {
	const { content } = readContent(files({}));
	expect(publishSection(content, 'oop')!.items).toEqual([]);
	expect(publishCatalogue(content)).toEqual([
		{ id: 'oop', track: 'python', title: 'Objects', items: [] }
	]);
});

test('a published item has its misconceptions in words', () => {
	const { content } = readContent(files({ [PRIMER_PATH]: PRIMER }));
	const bank = publishSection(content, 'oop')!;
	expect(bank.items[0]!.reasons[0]).toEqual({
		misconception: 'adds-one',
		belief: 'Adds one',
		feedback: 'Not two.'
	});
	expect(publishCatalogue(content)[0]!.items).toEqual([
		{ name: 'c', level: 'junior', kind: 'choice' }
	]);
});

test('an item says where its programs run, unless that is plain Python', () => {
	const published = (item: string) => {
		const all = project(
			{ c: item },
			{ 'questions/python/oop/c.recorded.yaml': RECORD, [PRIMER_PATH]: PRIMER }
		);
		return publishSection(readContent(all).content, 'oop')!.items[0]!;
	};
	expect(published(CHOICE)).not.toHaveProperty('runtime');
	const native = published(CHOICE.replace('kind: choice', 'kind: choice\nruntime: native'));
	expect(native.runtime).toBe('native');
	// The variant is the same, whether it is said or not.
	expect(renderQuestion(native, native.variants[0]!)).toMatchObject({
		id: 'abc',
		runtime: 'native'
	});
});

test('a section that does not exist is not published', () => {
	expect(publishSection(readContent(files({})).content, 'nope')).toBeUndefined();
});

test('stats count what is covered, used and taught', () => {
	const { content } = readContent(files({ [PRIMER_PATH]: PRIMER }));
	const items = publishSection(content, 'oop')!.items;
	expect(sectionStats(content, items)).toMatchObject([
		{
			id: 'oop',
			published: true,
			items: 1,
			variants: 1,
			byKind: { choice: 1, multi: 0 },
			byLevel: { junior: 1, senior: 0 },
			concepts: { covered: 1, total: 1 },
			misconceptions: { used: 3, total: 3 },
			errata: { taught: 0, total: 1 }
		}
	]);
});

test('cues measure what a rule gains over chance', () => {
	const item = makeItem('a', { wrong: 3 });
	for (const variant of item.variants) variant.options[0]!.text = 'the very long right one, of 3';
	const figures = new Map(measureCues([item]).map((figure) => [figure.strategy, figure]));
	expect(figures.get('pick the longest')).toMatchObject({ rate: 1, chance: 0.25 });
	expect(figures.get('pick the shortest')!.rate).toBe(0);
	expect(tellingCues(measureCues([item])).map(({ strategy }) => strategy)).toContain(
		'pick the longest'
	);
});

test('options that tie are picked from at random, so they give nothing away', () => {
	const [longest] = measureCues(
		[makeItem('a', { wrong: 3 })].map((item) => ({
			...item,
			variants: item.variants.map((variant) => ({
				...variant,
				options: variant.options.map((option, index) => ({ ...option, text: `same ${index}` }))
			}))
		}))
	);
	expect(longest).toMatchObject({ rate: 0.25, chance: 0.25 });
});
