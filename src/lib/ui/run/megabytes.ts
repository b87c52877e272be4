/** Bytes as `3.1 MB`; without the unit where it stands elsewhere. */
export const megabytes = (bytes: number, unit = true): string =>
	`${(bytes / 1e6).toFixed(1)}${unit ? ' MB' : ''}`;
