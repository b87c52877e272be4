import type { Skipped } from '../lib/author/recorder';
import { formatDiagnostic, type Diagnostic } from '../lib/author/diagnostics';

/** Prints problems in the order of the files, and how many there are. */
export function report(diagnostics: readonly Diagnostic[]): void {
	const inOrder = [...diagnostics].sort(
		(a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column
	);
	for (const diagnostic of inOrder) console.error(formatDiagnostic(diagnostic));
	if (diagnostics.length > 0) {
		console.error(`\n${diagnostics.length} ${diagnostics.length === 1 ? 'problem' : 'problems'}.`);
	}
}

/** Says how many items were not run on this machine, and what to do about it. */
export function reportSkipped(skipped: readonly Skipped[]): void {
	for (const reason of new Set(skipped.map(({ missing }) => missing))) {
		const count = skipped.filter(({ missing }) => missing === reason).length;
		console.log(`${count} ${count === 1 ? 'item' : 'items'} skipped: ${reason}`);
	}
}

/** Shows how far a long work is: one line that is overwritten, or every tenth where there is no terminal. */
export function progress(what: string): (done: number, total: number) => void {
	let shown = -1;
	return (done, total) => {
		const percent = Math.floor((100 * done) / total);
		const step = process.stderr.isTTY ? percent : Math.floor(percent / 10) * 10;
		if (step === shown) return;
		shown = step;
		const text = `${what}: ${done} of ${total} (${percent}%)`;
		process.stderr.write(
			process.stderr.isTTY ? `\r${text}${done === total ? '\n' : ''}` : `${text}\n`
		);
	};
}

/** Ends the process with 1 and a plain sentence, where a stack trace would help nobody. */
export async function main(work: () => Promise<void>): Promise<void> {
	// Whoever reads the output may stop doing so: `| head`.
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
		process.exit();
	});
	try {
		await work();
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
	}
}
