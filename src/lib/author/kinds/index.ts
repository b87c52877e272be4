import type { ItemSource } from '../../item/schema';
import { choice } from './choice';
import { completeCode } from './complete-code';
import type { KindModule } from './kind';
import { multi } from './multi';
import { predictOutput } from './predict-output';

const MODULES = {
	'predict-output': predictOutput,
	'complete-code': completeCode,
	choice,
	multi
};

/** The module of a source's kind. */
export function kindOf(source: ItemSource): KindModule<ItemSource> {
	// Each module takes the sources of its own kind, which is what the table is keyed by.
	return MODULES[source.kind] as KindModule<ItemSource>;
}
