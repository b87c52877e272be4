import type { MultiSource } from '../../item/schema';
import type { KindModule } from './kind';
import { failedVerification, repeatedTexts, verifications } from './statements';

const statements = (source: MultiSource) => [
	...source.truths.map((statement, index) => ({
		...statement,
		correct: true,
		path: ['truths', index]
	})),
	...source.falsehoods.map((statement, index) => ({
		...statement,
		correct: false,
		path: ['falsehoods', index]
	}))
];

export const multi: KindModule<MultiSource> = {
	programs: verifications,

	compile: (source, outcomeOf) => ({
		reasons: statements(source).map(({ misconception, feedback }) => ({
			...(misconception !== undefined && { misconception }),
			feedback
		})),
		variants: [
			{
				params: {},
				options: statements(source).map(({ text, correct }, index) => ({
					text,
					correct,
					reasons: [index]
				}))
			}
		],
		problems: [...failedVerification(source, outcomeOf), ...repeatedTexts(statements(source))]
	}),

	key: (source, outcomeOf) => failedVerification(source, outcomeOf).length === 0,

	fingerprint: (source) => source.stem + (source.snippet ?? '')
};
