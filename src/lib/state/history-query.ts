import { ConfigError } from '../practice/config';
import { MODES, type HistoryFilter, type Mode } from '../store/history';

/** What the form of the history holds, as in its address. */
export interface HistoryFields {
	modes: Mode[];
	/** Title of a section, or empty. */
	section: string;
	/** Days as `2026-11-30`, or empty. */
	from: string;
	to: string;
	/** Percent, or empty. */
	least: string;
	most: string;
}

/**
 * Reads the query of the history's address. `day` and `week` (its Monday) are short for a range.
 * @param sections those that can be named, by id or title
 * @throws ConfigError that names what can't be read
 */
export function parseHistory(
	query: URLSearchParams,
	sections: readonly { id: string; title: string }[]
): {
	fields: HistoryFields;
	filter: HistoryFilter;
	/** Whether anything is left out. */
	active: boolean;
} {
	const text = (name: string) => query.get(name)?.trim() ?? '';
	const range = shortRange(query);
	const name = text('section');
	const named = sections.find(
		({ id, title }) => id === name || title.toLowerCase() === name.toLowerCase()
	);
	if (name !== '' && !named) throw new ConfigError(`There is no section called “${name}”.`);
	const fields: HistoryFields = {
		modes: MODES.filter((mode) => query.getAll('mode').includes(mode)),
		section: named?.title ?? '',
		from: range?.from ?? text('from'),
		to: range?.to ?? text('to'),
		least: text('least'),
		most: text('most')
	};
	const { modes, from, to, least, most } = fields;
	const filter: HistoryFilter = {
		...(modes.length > 0 && { modes }),
		...(named && { section: named.id }),
		...(from !== '' && { from: startOf(from) }),
		...(to !== '' && { to: startOf(to, 1) }),
		...((least !== '' || most !== '') && {
			score: { least: shareOf(least || '0'), most: shareOf(most || '100') }
		})
	};
	return { fields, filter, active: Object.keys(filter).length > 0 };
}

function shortRange(query: URLSearchParams): { from: string; to: string } | undefined {
	const [first, days] = query.has('week') ? [query.get('week'), 7] : [query.get('day'), 1];
	if (first === null) return undefined;
	const last = new Date(startOf(first, days - 1));
	const pad = (value: number) => String(value).padStart(2, '0');
	return {
		from: first,
		to: `${last.getFullYear()}-${pad(last.getMonth() + 1)}-${pad(last.getDate())}`
	};
}

const DAY = /^[1-9]\d{3}-\d\d-\d\d$/;

/** When a day begins where this browser is, some days later. */
function startOf(day: string, later = 0): number {
	const start = new Date(`${day}T00:00`);
	// Browsers take the 30th of February for a day of March.
	if (!DAY.test(day) || start.getDate() !== Number(day.slice(-2))) {
		throw new ConfigError(`“${day}” is not a day like 2026-11-30.`);
	}
	return new Date(start.getFullYear(), start.getMonth(), start.getDate() + later).getTime();
}

function shareOf(percent: string): number {
	const value = Number(percent);
	if (!(value >= 0 && value <= 100)) {
		throw new ConfigError(`“${percent}” is not a percentage from 0 to 100.`);
	}
	return value / 100;
}
