import { fill, placeholders } from '../../item/template';
import type { Problem } from '../diagnostics';

export type Params = Record<string, string>;

interface Parametrised {
	params: Record<string, string[]>;
	except: readonly Params[];
}

/** Every combination of the values, without those that `except` names; the last parameter varies fastest. */
export function combinations({ params, except }: Parametrised): Params[] {
	const all = Object.entries(params).reduce<Params[]>(
		(combos, [name, values]) =>
			combos.flatMap((combo) => values.map((value) => ({ ...combo, [name]: value }))),
		[{}]
	);
	return all.filter((combo) => !except.some((left) => matches(combo, left)));
}

const matches = (combo: Params, left: Params) =>
	Object.entries(left).every(([name, value]) => combo[name] === value);

export interface Template {
	path: readonly PropertyKey[];
	text: string | undefined;
}

/** Problems of templates that ask for parameters which do not exist. */
export function unknownPlaceholders(templates: readonly Template[], params: object): Problem[] {
	return templates.flatMap(({ path, text }) =>
		placeholders(text ?? '')
			.filter((name) => !Object.hasOwn(params, name))
			.map((name) => ({
				path,
				message: `$${name} is not a parameter. Add it to params, or write $$ for a dollar sign.`
			}))
	);
}

/** Problems of parameters that `template` does not use, and of combinations that render alike. */
export function idleParams(template: string, source: Parametrised): Problem[] {
	const combos = combinations(source);
	if (combos.length === 0) {
		return [{ path: ['except'], message: 'every combination is left out. Keep at least one.' }];
	}
	const idleExcept = source.except.findIndex(
		(left) => !combinations({ ...source, except: [] }).some((combo) => matches(combo, left))
	);
	if (idleExcept !== -1) {
		const message = 'leaves out nothing. Write the values as they stand in params, or remove it.';
		return [{ path: ['except', idleExcept], message }];
	}
	const used = new Set(placeholders(template));
	const idle = Object.keys(source.params).filter((name) => !used.has(name));
	if (idle.length > 0) {
		return idle.map((name) => ({
			path: ['params', name],
			message: `no part of the program uses $${name}. Use it or remove it.`
		}));
	}
	const distinct = new Set(combos.map((combo) => fill(template, combo)));
	return distinct.size === combos.length
		? []
		: [
				{
					path: ['params'],
					message: 'two combinations give the same program. Remove a repeated value.'
				}
			];
}

/** A combination in words, for messages. */
export const describe = (params: Params): string =>
	Object.entries(params)
		.map(([name, value]) => `${name}=${value}`)
		.join(', ') || 'the only variant';
