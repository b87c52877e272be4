import { LEVELS, type Level, type Track } from '../../item/types';
import { ConfigError } from '../config';
import { chanceOf } from '../random';

export const ROLES = ['python', 'django', 'fullstack'] as const;
export type Role = (typeof ROLES)[number];

/** How long an interview can be, in minutes. */
export const LENGTHS = [20, 30, 45, 60] as const;
export type Length = (typeof LENGTHS)[number];

/** The parts of an interview, in their order, and their shares of its time. */
const SHARES = {
	'warm-up': 8,
	core: 24,
	reading: 18,
	framework: 22,
	scenario: 23,
	yours: 5
} as const;
export type StageId = keyof typeof SHARES;
export const STAGES = Object.keys(SHARES) as StageId[];

/** What an interview is asked for with. */
export interface InterviewConfig {
	role: Role;
	level: Level;
	minutes: Length;
	/** Ids of the only sections to draw items from; all that suit the role where it is empty. */
	focus: string[];
	/** One to 16 letters and digits. */
	seed: string;
}

/** One part of an interview. */
export interface Stage {
	id: StageId;
	/** How long it is planned to take, in milliseconds. */
	ms: number;
	/** Ids of the sections that its items are drawn from. */
	sections: string[];
	/** Tracks that its open questions are drawn from, the likelier first. */
	tracks: Track[];
}

/** A section that can be drawn from. */
interface Source {
	id: string;
	track: Track;
}

/** Python's sections that are about libraries, data and architecture rather than the language itself. */
const LIBRARIES = [
	'concurrency-parallelism',
	'data-serialization',
	'dataclasses',
	'design-patterns',
	'itertools',
	'pydantic',
	'python-collections',
	'semaphores-mutexes',
	'solid-principles'
];

/** What somebody who builds whole applications is asked of Django: the way from a request to a response. */
const WEB = [
	'caching',
	'cbv-methods',
	'custom-user-model',
	'custom-validators',
	'django-channels',
	'django-decorators',
	'django-exceptions',
	'django-filter',
	'django-middleware',
	'django-permissions',
	'http-methods',
	'mixins',
	'prefetch-select-related',
	'query-api',
	'template-tags',
	'third-party-packages',
	'wsgi-asgi'
];

const MINUTE = 60_000;
const SEED = /^[a-z0-9]{1,16}$/;

/**
 * Reads the query of an interview's address.
 * @param seed where the address has none
 * @throws ConfigError that names the parameter and what it may be
 */
export function parseInterview(query: URLSearchParams, seed: string): InterviewConfig {
	const minutes = query.get('minutes') ?? '30';
	const length = LENGTHS.find((one) => String(one) === minutes);
	if (length === undefined) {
		throw new ConfigError(`An interview takes 20, 30, 45 or 60 minutes, not “${minutes}”.`);
	}
	const given = (query.get('seed') || seed).toLowerCase();
	if (!SEED.test(given)) {
		throw new ConfigError(`The seed “${given}” is not one to 16 letters and digits.`);
	}
	return {
		role: oneOf(query.get('role') ?? 'python', ROLES, 'role'),
		level: oneOf(query.get('level') ?? 'mid', LEVELS, 'level'),
		minutes: length,
		focus: query.getAll('section').filter(Boolean),
		seed: given
	};
}

function oneOf<T extends string>(value: string, all: readonly T[], what: string): T {
	const found = all.find((one) => one === value);
	if (found !== undefined) return found;
	throw new ConfigError(`“${value}” is not a ${what}. There are ${all.join(', ')}.`);
}

/**
 * The stages of an interview.
 * @param catalogue every section that there is
 * @throws ConfigError if a section in focus does not exist
 */
export function planStages(config: InterviewConfig, catalogue: readonly Source[]): Stage[] {
	const { role, minutes, focus, seed } = config;
	const strange = focus.find((id) => !catalogue.some((section) => section.id === id));
	if (strange !== undefined) throw new ConfigError(`There is no section called “${strange}”.`);
	const most = Math.min(9, Math.max(4, Math.round(minutes / 5)));
	const pick = (name: string, suits: (section: Source) => boolean) => {
		const suitable = catalogue.filter(suits);
		const focused = suitable.filter(({ id }) => focus.includes(id));
		return chanceOf(seed, name)
			.shuffle(focused.length > 0 ? focused : suitable)
			.slice(0, most)
			.map(({ id }) => id);
	};
	const core = pick('core', ({ id, track }) => track === 'python' && !LIBRARIES.includes(id));
	const framework = pick('framework', ({ id, track }) =>
		role === 'python'
			? LIBRARIES.includes(id)
			: track === 'django' && (role === 'django' || WEB.includes(id))
	);
	const tracks: Track[] = role === 'python' ? ['python'] : ['django', 'python'];
	const sections: Record<StageId, string[]> = {
		'warm-up': core,
		core,
		reading: [...core, ...framework],
		framework,
		scenario: [],
		yours: []
	};
	const whole = STAGES.reduce((sum, id) => sum + SHARES[id], 0);
	return STAGES.map((id) => ({
		id,
		ms: Math.round((minutes * MINUTE * SHARES[id]) / whole / 1000) * 1000,
		sections: sections[id],
		tracks: id === 'core' || id === 'warm-up' ? ['python'] : tracks
	}));
}

/** The levels between which the script's difficulty moves, and the one that it begins with; follow-ups go deeper. */
export const RANGES: Record<Level, { from: Level; entry: Level; to: Level }> = {
	junior: { from: 'junior', entry: 'junior', to: 'mid' },
	mid: { from: 'junior', entry: 'mid', to: 'mid' },
	senior: { from: 'mid', entry: 'mid', to: 'senior' }
};
