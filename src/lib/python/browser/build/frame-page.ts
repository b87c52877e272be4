import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** A module with all that it imports, as the text of a classic script. */
async function bundle(path: string, define = {}): Promise<string> {
	const built = (await build({
		configFile: false,
		logLevel: 'silent',
		define,
		build: {
			write: false,
			minify: true,
			rolldownOptions: {
				input: fileURLToPath(new URL(path, import.meta.url)),
				output: { format: 'iife' }
			}
		}
	})) as Rolldown.RolldownOutput;
	return built.output[0].code.trim();
}

/** Pyodide asks which packages of its own there are: none. */
function lockFile(): string {
	const path = createRequire(import.meta.url).resolve('pyodide/pyodide-lock.json');
	const { info } = JSON.parse(readFileSync(path, 'utf8')) as { info: object };
	return JSON.stringify({ info, packages: {} });
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/**
 * The page that is framed to run user code in. Its policy is all that it, the sandboxed frame in it and
 * the worker in that may do: run this script, and code from memory. Nothing is loaded from anywhere.
 *
 * The sandboxed frame is part of a page, as a service worker is never asked for the page of a frame that
 * is sandboxed: without a network it would not load. The page itself has no script.
 */
export async function framePage(): Promise<string> {
	const worker = await bundle('../inside/worker.ts', { LOCK_FILE: JSON.stringify(lockFile()) });
	const script = await bundle('../inside/frame.ts', {
		WORKER_SCRIPT: JSON.stringify(worker)
	});
	// The text of a script element ends at this, wherever it stands.
	const inline = script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
	const hash = createHash('sha256').update(inline).digest('base64');
	const policy = [
		"default-src 'none'",
		`script-src 'sha256-${hash}' blob: 'wasm-unsafe-eval'`,
		'worker-src blob:',
		"connect-src 'none'",
		"form-action 'none'",
		"base-uri 'none'"
	].join('; ');
	const inner = `<!doctype html><meta charset="utf-8"><title>Python</title><script>${inline}</script>`;
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Where Python runs</title>
<iframe sandbox="allow-scripts" title="Python" srcdoc="${escape(inner)}"></iframe>
</html>
`;
}
