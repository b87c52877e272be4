import { normalise } from '../../item/output';
import type { Problem } from '../diagnostics';
import type { OutcomeOf, Planned } from './kind';

interface Verifiable {
	verify?: string | undefined;
}

/** The assertions of an item that is not executed, as a list of programs. */
export const verifications = ({ verify }: Verifiable): Planned[] =>
	verify === undefined ? [] : [{ path: ['verify'], program: verify }];

/** The problem of an item whose assertions fail. */
export function failedVerification(source: Verifiable, outcomeOf: OutcomeOf): Problem[] {
	return verifications(source).flatMap(({ path, program }) => {
		const { error, stopped } = outcomeOf(program);
		const end = error ?? stopped;
		return end === null
			? []
			: [{ path, message: `ends with ${end}. Correct the item, or what it asserts.` }];
	});
}

interface Statement {
	path: readonly PropertyKey[];
	text: string;
	correct: boolean;
}

/** Problems of texts that stand twice in one item. */
export function repeatedTexts(statements: readonly Statement[]): Problem[] {
	return statements.flatMap(({ path, text, correct }, index) => {
		const twin = statements
			.slice(0, index)
			.find((other) => normalise(other.text) === normalise(text));
		if (!twin) return [];
		const message =
			twin.correct === correct
				? 'the same text is there twice. Remove one.'
				: 'this text is offered both as right and as wrong, so a distractor equals the key. Change one.';
		return [{ path, message }];
	});
}
