import type { ChoiceSource } from '../../item/schema';
import type { KindModule } from './kind';
import { failedVerification, repeatedTexts, verifications } from './statements';

const statements = (source: ChoiceSource) => [
	...source.keys.map((text, index) => ({
		path: ['keys', index],
		text,
		correct: true,
		reasons: []
	})),
	...source.distractors.map(({ text }, index) => ({
		path: ['distractors', index],
		text,
		correct: false,
		reasons: [index]
	}))
];

export const choice: KindModule<ChoiceSource> = {
	programs: verifications,

	compile: (source, outcomeOf) => ({
		reasons: source.distractors.map(({ misconception, feedback }) => ({ misconception, feedback })),
		variants: [
			{
				params: {},
				options: statements(source).map(({ text, correct, reasons }) => ({
					text,
					correct,
					reasons
				}))
			}
		],
		problems: [...failedVerification(source, outcomeOf), ...repeatedTexts(statements(source))]
	}),

	key: (source, outcomeOf) => failedVerification(source, outcomeOf).length === 0,

	fingerprint: (source) => source.stem + (source.snippet ?? '')
};
