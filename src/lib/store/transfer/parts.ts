import { z } from 'zod';
import { CONFIDENCES, LEVELS } from '../../item/types';

// The page's policy forbids code from strings, which zod would otherwise make.
z.config({ jitless: true });

/* What the rows of an export are made of. */
export const id = z.string().min(1).max(64);
export const text = z.string().max(100_000);
export const count = z.number().int().nonnegative();
/** Milliseconds, since 1970 or of a stretch of time; a jump can be backwards. */
export const ms = z.number();
export const level = z.enum(LEVELS);
export const confidence = z.enum(CONFIDENCES);
export const url = z.url({ protocol: /^https$/ });
/** Questions of packs may have none. */
export const reference = z.union([url, z.literal('')]);
export const rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
