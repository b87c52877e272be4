/** What is not yet among TypeScript's types: https://wicg.github.io/file-system-access/ */
interface Permission {
	mode: 'read' | 'readwrite';
}

declare global {
	interface FileSystemHandle {
		queryPermission(wanted: Permission): Promise<PermissionState>;
		requestPermission(wanted: Permission): Promise<PermissionState>;
	}

	interface Window {
		showDirectoryPicker?(
			options: Permission & { id: string; startIn: string }
		): Promise<FileSystemDirectoryHandle>;
	}
}

/** Backups are written, and old ones of ours removed. */
export const WANTED: Permission = { mode: 'readwrite' };

/** Whether this browser lets a page write to a folder of the device. */
export const hasFolders = (): boolean => typeof window.showDirectoryPicker === 'function';
