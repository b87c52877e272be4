import { z } from 'zod';
import { itemSchema } from '../item/schema';

/** The form of an item file as JSON Schema, for editors. */
export const itemJsonSchema = (): string =>
	`${JSON.stringify(z.toJSONSchema(itemSchema, { io: 'input', unrepresentable: 'any' }), null, '\t')}\n`;
