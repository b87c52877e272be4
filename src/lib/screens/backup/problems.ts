import type { FolderProblem } from '$lib/store/rows';

/** Why no backup was written to the folder, and what to do. */
export const FOLDER_PROBLEMS: Record<FolderProblem, string> = {
	permission: 'The browser wants to be told again that Dunder may write to it.',
	gone: 'The folder is not there any more. Put it back, or choose another one.',
	full: 'There is no room for it. Make some on that disk, or choose another folder.',
	failed: 'The browser could not write to it. Try again, or choose another folder.'
};
