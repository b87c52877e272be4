import { ConfigError } from '../../practice/config';

/** What a practice quiz is asked for with: a section, and a misconception or a concept of it. */
export interface StartAbout {
	title: string;
	section: string;
	about: { misconceptions: readonly [string] } | { concept: string };
}

const NAME = /^[a-z0-9-]{1,100}$/;

/**
 * Reads the query of `/start`.
 * @throws ConfigError that says what is missing or can't be a name
 */
export function parseStart(query: URLSearchParams): StartAbout {
	const read = (name: string) => {
		const value = query.get(name);
		if (value && !NAME.test(value)) throw new ConfigError(`There is no ${name} called “${value}”.`);
		return value;
	};
	const [section, belief, concept] = [read('section'), read('belief'), read('concept')];
	if (section && belief) {
		return { title: 'Misconception', section, about: { misconceptions: [belief] } };
	}
	if (section && concept) return { title: 'Concept', section, about: { concept } };
	throw new ConfigError('The address names no section with a misconception or a concept.');
}
