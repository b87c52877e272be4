import { writeAnki } from './anki';
import type { QuestionSet } from './drawn';
import { writeGift } from './gift/write';
import { writeMoodle } from './moodle';
import { writeQti } from './qti/package';

/** A form in which questions can leave. */
export type Format = 'gift' | 'moodle' | 'qti' | 'anki';

/** What is written to a file. */
export interface Written {
	/** The name of the file. */
	name: string;
	type: string;
	content: string | Uint8Array<ArrayBuffer>;
}

const WRITERS: Record<
	Format,
	{ ending: string; type: string; write: (set: QuestionSet) => string | Uint8Array }
> = {
	// Moodle offers to read GIFT from files that end in .txt.
	gift: { ending: 'gift.txt', type: 'text/plain', write: writeGift },
	moodle: { ending: 'moodle.xml', type: 'application/xml', write: writeMoodle },
	qti: { ending: 'qti3.zip', type: 'application/zip', write: writeQti },
	anki: { ending: 'anki.txt', type: 'text/plain', write: writeAnki }
};

/** Questions in one of the formats. The same questions make the same file. */
export function writeAs(format: Format, set: QuestionSet): Written {
	const { ending, type, write } = WRITERS[format];
	return { name: `dunder-${set.name}.${ending}`, type, content: write(set) as Written['content'] };
}
