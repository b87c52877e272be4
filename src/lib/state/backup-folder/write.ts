/** So many backups are kept in the folder. */
export const KEEP = 5;

/** Nobody has made so many backups in one second. */
const TRIES = 100;

/**
 * A name for a backup of that time that no file of the folder has.
 * @param now milliseconds since 1970
 */
export async function freeName(folder: FileSystemDirectoryHandle, now: number): Promise<string> {
	const time = new Date(now).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
	for (let number = 1; number <= TRIES; number++) {
		const name = `dunder-backup-${time}${number > 1 ? `-${number}` : ''}.jsonl`;
		if (!(await hasFile(folder, name))) return name;
	}
	throw new Error('The folder has a file of every name.');
}

async function hasFile(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
	try {
		await folder.getFileHandle(name);
		return true;
	} catch (error) {
		if (nameOf(error) === 'NotFoundError') return false;
		// A folder of that name is no place for a file either.
		if (nameOf(error) === 'TypeMismatchError') return true;
		throw error;
	}
}

/**
 * Writes a new file: it is whole, or not there.
 * @throws whatever the browser says, DOMException mostly
 */
export async function writeFile(
	folder: FileSystemDirectoryHandle,
	name: string,
	content: Blob
): Promise<void> {
	const file = await folder.getFileHandle(name, { create: true });
	try {
		const stream = await file.createWritable();
		try {
			await stream.write(content);
			// What was written takes the place of the file only here.
			await stream.close();
		} catch (error) {
			await stream.abort().catch(() => undefined);
			throw error;
		}
		if ((await file.getFile()).size !== content.size) throw new Error(`${name} was cut short.`);
	} catch (error) {
		// The file was made empty first.
		await folder.removeEntry(name).catch(() => undefined);
		throw error;
	}
}

/**
 * Removes files.
 * @returns those that could not be removed
 */
export async function removeFiles(
	folder: FileSystemDirectoryHandle,
	names: readonly string[]
): Promise<string[]> {
	const left: string[] = [];
	for (const name of names) {
		try {
			await folder.removeEntry(name);
		} catch (error) {
			if (nameOf(error) !== 'NotFoundError') left.push(name);
		}
	}
	return left;
}

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
