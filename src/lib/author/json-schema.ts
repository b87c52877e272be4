import { z } from 'zod';
import { openQuestionSchema } from '../item/open-schema';
import { itemSchema } from '../item/schema';

const jsonSchema = (schema: z.ZodType): string =>
	`${JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, '\t')}\n`;

/** The form of an item file as JSON Schema, for editors. */
export const itemJsonSchema = (): string => jsonSchema(itemSchema);

/** The form of an open question's file as JSON Schema, for editors. */
export const openJsonSchema = (): string => jsonSchema(openQuestionSchema);
