/** A day in the reader's own language. */
export const day = (at: number): string =>
	new Date(at).toLocaleDateString(undefined, { dateStyle: 'medium' });
