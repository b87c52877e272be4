import { LEVELS, TRACKS, type Level, type Track } from '../item/types';
import { ConfigError } from './config';
import type { Clocks } from './timing';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export interface TimedPlan {
	/** How many questions. */
	count: number;
	clocks: Clocks;
	/** Whether the clocks can be stopped. */
	pausable: boolean;
}

export const PRESETS = {
	quick: { title: 'Quick fire', count: 10, clocks: { each: 45 * SECOND }, pausable: false },
	standard: { title: 'Standard', count: 20, clocks: { each: 90 * SECOND }, pausable: true },
	exam: { title: 'Exam', count: 40, clocks: { total: 45 * MINUTE }, pausable: false }
} as const satisfies Record<string, TimedPlan & { title: string }>;
export type Preset = keyof typeof PRESETS;

/** What a timed quiz asks, and on which clocks. */
export interface TimedConfig extends TimedPlan {
	title: string;
	/** Ids of the sections to draw from; all of the tracks where it is empty. */
	sections: string[];
	tracks: Track[];
	levels: Level[];
	seed: string;
}

/** Limits of a custom quiz. */
export const CUSTOM = {
	count: { from: 1, to: 60 },
	/** In minutes; 0 for no such clock. */
	minutes: { from: 0, to: 180 },
	/** In seconds; 0 for no such clock. */
	seconds: { from: 0, to: 600 }
} as const;

/**
 * Reads the query of a timed quiz's address.
 * @throws ConfigError that names the parameter and what it may be
 */
export function parseTimed(query: URLSearchParams, seed: string): TimedConfig {
	const name = query.get('preset') ?? 'standard';
	const plan = isPreset(name) ? PRESETS[name] : name === 'custom' ? customPlan(query) : undefined;
	if (!plan) {
		throw new ConfigError(
			`There is no preset “${name}”. There are ${[...Object.keys(PRESETS), 'custom'].join(', ')}.`
		);
	}
	const { title, count, clocks, pausable } = plan;
	return {
		title,
		count,
		clocks: { ...clocks },
		pausable,
		sections: query.getAll('section').filter(Boolean),
		tracks: chosen(query, 'track', TRACKS),
		levels: chosen(query, 'level', LEVELS),
		seed
	};
}

const isPreset = (name: string): name is Preset => Object.hasOwn(PRESETS, name);

function customPlan(query: URLSearchParams): TimedPlan & { title: string } {
	const number = (name: keyof typeof CUSTOM, fallback: number) => {
		const { from, to } = CUSTOM[name];
		const value = Number(query.get(name) ?? fallback);
		if (Number.isInteger(value) && from <= value && value <= to) return value;
		throw new ConfigError(
			`“${name}” is a whole number from ${from} to ${to}, not “${query.get(name)}”.`
		);
	};
	const [minutes, seconds] = [number('minutes', 0), number('seconds', 0)];
	return {
		title: 'Timed quiz',
		count: number('count', 10),
		clocks: {
			...(minutes > 0 && { total: minutes * MINUTE }),
			...(seconds > 0 && { each: seconds * SECOND })
		},
		pausable: query.get('pause') === 'yes'
	};
}

function chosen<T extends string>(query: URLSearchParams, name: string, all: readonly T[]): T[] {
	const values = query.getAll(name).filter(Boolean);
	const strange = values.find((value) => !all.some((one) => one === value));
	if (strange !== undefined) {
		throw new ConfigError(`“${strange}” is not a ${name}. There are ${all.join(', ')}.`);
	}
	return values.length === 0 ? [...all] : all.filter((one) => values.includes(one));
}
