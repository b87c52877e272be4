/** Where something stands in a text; lines and columns count from one. */
export interface Place {
	line: number;
	column: number;
}

/** How a text of a GIFT file is to be read; `moodle` is plain text in which HTML may occur. */
export const GIFT_FORMATS = ['moodle', 'html', 'plain', 'markdown'] as const;
export type GiftFormat = (typeof GIFT_FORMATS)[number];

/** A text with its escapes undone and nothing else done to it; it may hold any markup. */
export interface GiftText extends Place {
	format: GiftFormat;
	text: string;
}

export interface GiftAnswer extends Place {
	text: GiftText;
	correct: boolean;
	/** In percent of the mark, -100 to 100. */
	weight: number;
	feedback?: GiftText;
}

/** A question of the sorts that can be read. */
export interface GiftQuestion extends Place {
	/** One answer is to be picked (`choice`), or every right one (`multi`), or True or False. */
	kind: 'choice' | 'multi' | 'true-false';
	title?: string;
	/** The category that it is in, as `Python/Iterators`. */
	category?: string;
	/** From a comment `// [id:…] [tag:…]` of the question. */
	id?: string;
	tags: string[];
	text: GiftText;
	/** At least two, at least one of them right. */
	answers: GiftAnswer[];
	/** What is said after any answer. */
	feedback?: GiftText;
}

/** What is wrong at a place, and what to do: two sentences. */
export interface GiftDiagnostic extends Place {
	message: string;
}

/** What is in a GIFT file. A question that something is wrong with is among the diagnostics alone. */
export interface Gift {
	questions: GiftQuestion[];
	/** In the order of the text. */
	diagnostics: GiftDiagnostic[];
}
