import { readQuestions, PROJECT } from '../../src/cli/files';
import { readContent } from '../../src/lib/author/content';
import { publishSection } from '../../src/lib/author/publish';
import { drawEach, type QuestionSet } from '../../src/lib/exchange/drawn';

/** Every published section, as its page hands it out. */
export async function everySection(): Promise<QuestionSet[]> {
	const { content } = readContent(await readQuestions(PROJECT));
	return content.sections.map(({ id, title }) => ({
		name: id,
		title,
		drawn: drawEach(publishSection(content, id)!.items)
	}));
}
