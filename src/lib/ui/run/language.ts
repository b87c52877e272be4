import { pythonLanguage } from '@codemirror/lang-python';
import { LanguageSupport } from '@codemirror/language';
import { styleTags, tags } from '@lezer/highlight';

/** Python, with the same words standing out as in questions: stars are no keywords, decorators are seen whole. */
export const python = new LanguageSupport(
	pythonLanguage.configure({
		props: [
			styleTags({
				async: tags.keyword,
				'"*" "**"': tags.operator,
				'Decorator/VariableName Decorator/PropertyName': tags.meta
			})
		]
	})
);
