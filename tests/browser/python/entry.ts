/** What the tests run of the app, as a script of a page: no page of it need be there. */
import { forget, isKept, keep, offlineSize } from '../../../src/lib/python/browser/keep';
import { openPython } from '../../../src/lib/python/browser/open';

const python = { openPython, keep, forget, isKept, offlineSize };
declare global {
	interface Window {
		python: typeof python;
		/** The interpreter that a test has open. */
		opened: ReturnType<typeof openPython>;
	}
}
window.python = python;
