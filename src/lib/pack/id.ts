import { digest } from '../author/digest';
import type { TextFile } from '../author/yaml';

/** The beginning of every pack's id; no section has it. */
const PREFIX = 'pack-';

/** The id of a pack: a name for its content, so that the same pack is never there twice. */
export const packId = (sources: readonly TextFile[]): string =>
	PREFIX + digest(JSON.stringify(sources.map(({ text }) => text)), 12);

/** The id of a pack's question, by its number from 1. */
export const itemId = (pack: string, number: number): string => `pack/${pack}/question-${number}`;
