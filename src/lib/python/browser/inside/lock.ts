/** What a worker keeps of its world: the language itself, and what Pyodide goes on to use. */
const KEPT = new Set(
	`Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date
	Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError
	URIError SuppressedError globalThis self JSON Math Intl ArrayBuffer Atomics Uint8Array Int8Array
	Uint16Array Int16Array Uint32Array Int32Array Float16Array Float32Array Float64Array
	Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set Iterator WeakMap WeakSet
	WeakRef Proxy Reflect FinalizationRegistry decodeURI decodeURIComponent encodeURI
	encodeURIComponent escape unescape eval isFinite isNaN console WebAssembly performance crypto
	TextEncoder TextDecoder setTimeout clearTimeout setInterval clearInterval queueMicrotask
	DOMException AbortController AbortSignal constructor`.split(/\s+/)
);

/**
 * Takes from this worker all that leads out of it, for good. The policy of the frame and its opaque
 * origin keep it walled in without this; what is not there can't be tried.
 */
export function lockUp(): void {
	const ends: unknown[] = [null, Object.prototype, EventTarget.prototype];
	for (
		let holder: object = globalThis;
		!ends.includes(holder);
		holder = Object.getPrototypeOf(holder) as object
	) {
		for (const name of Reflect.ownKeys(holder)) {
			if (typeof name === 'string' && !KEPT.has(name)) Reflect.deleteProperty(holder, name);
		}
	}
	// What the interpreter did not survive is told to the page, not to the console.
	for (const name of Object.keys(console)) Reflect.set(console, name, () => {});
}
