import { expect, test } from 'vitest';
import { KeptPython, type Offline } from '../../../src/lib/state/run/kept.svelte';

/** A browser that can keep interpreters, or fails to. */
function browser(failure?: Error): Offline {
	let kept = false;
	return {
		offlineSize: () => 13_400_000,
		isKept: async () => kept,
		async keep(_, tell) {
			tell?.({ loaded: 1, total: 2 });
			if (failure) throw failure;
			kept = true;
		},
		async forget() {
			kept = false;
		}
	};
}

test('is kept and removed, with its size known before', async () => {
	const offline = browser();
	const kept = new KeptPython('pyodide', async () => offline);
	expect(kept.keeping).toBe('unknown');
	await kept.look();
	expect(kept).toMatchObject({ keeping: 'no', size: 13_400_000 });
	const fetching = kept.keep();
	expect(kept.keeping).toBe('fetching');
	await fetching;
	expect(kept).toMatchObject({ keeping: 'kept', loading: { loaded: 1, total: 2 } });
	await kept.forget();
	expect(kept.keeping).toBe('no');
});

test('says why it could not be kept', async () => {
	const kept = new KeptPython('pyodide', async () => browser(new Error('The disk is full.')));
	await kept.look();
	await kept.keep();
	expect(kept).toMatchObject({ keeping: 'no', problem: 'The disk is full.' });
});

test('nothing is offered where this copy of the app has no such runtime', async () => {
	const without = {
		...browser(),
		offlineSize: () => {
			throw new Error('no Django');
		}
	};
	const kept = new KeptPython('django-6.0', async () => without);
	await kept.look();
	expect(kept.size).toBeUndefined();
	await kept.keep();
	expect(kept.keeping).toBe('unknown');
});
