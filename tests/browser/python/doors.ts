/** Ways out of Python, each as a program. One that gets through prints OPEN. */
export const PYTHON_DOORS: Record<string, string> = {
	...Object.fromEntries(
		[
			'document',
			'window',
			'parent',
			'top',
			'localStorage',
			'sessionStorage',
			'indexedDB',
			'caches',
			'navigator',
			'fetch',
			'XMLHttpRequest',
			'WebSocket',
			'EventSource',
			'WebTransport',
			'importScripts',
			'eval',
			'Function',
			'Worker',
			'SharedWorker',
			'BroadcastChannel',
			'postMessage',
			'SharedArrayBuffer'
		].map((name) => [`js.${name}`, `import js\njs.${name}\nprint("OPEN")`])
	),
	'from js': 'from js import globalThis\nprint("OPEN")',
	pyodide_js: 'import pyodide_js\npyodide_js.loadPackage("micropip")\nprint("OPEN")',
	'pyodide_js._module': 'import pyodide_js\npyodide_js._module\nprint("OPEN")',
	'mounts of the file system':
		'import pyodide_js\npyodide_js.FS.mount(pyodide_js.FS.filesystems.IDBFS, {}, "/mnt")\nprint("OPEN")',
	run_js: 'from pyodide.code import run_js\nrun_js("1")\nprint("OPEN")',
	'pyodide.http': 'from pyodide.http import open_url\nopen_url("/door")\nprint("OPEN")',
	'pyodide.ffi': 'from pyodide.ffi import to_js\nto_js({})\nprint("OPEN")',
	_pyodide: 'import _pyodide._base\nprint("OPEN")',
	_pyodide_core: 'import _pyodide_core\nprint("OPEN")',
	micropip: 'import micropip\nprint("OPEN")',
	'a fresh look at the modules':
		'import sys\nfor name in "js", "pyodide_js", "pyodide", "_pyodide_core":\n    sys.modules.pop(name, None)\nimport js\njs.fetch("/door")\nprint("OPEN")',
	'the finder of JavaScript modules':
		'import sys\nfor finder in sys.meta_path:\n    for proxy in getattr(finder, "jsproxies", {}).values():\n        print("OPEN")\nraise ImportError',
	urllib: 'import urllib.request\nurllib.request.urlopen("ORIGIN/door", timeout=1)\nprint("OPEN")',
	'http.client':
		'import http.client\nc = http.client.HTTPConnection("HOST", timeout=1)\nc.request("GET", "/door")\nc.getresponse()\nprint("OPEN")',
	socket:
		'import socket\ns = socket.create_connection(("127.0.0.1", PORT), 1)\ns.sendall(b"GET /door HTTP/1.0\\r\\n\\r\\n")\ns.recv(1)\nprint("OPEN")',
	subprocess: 'import subprocess\nsubprocess.run(["ls"])\nprint("OPEN")',
	threads: 'import threading\nthreading.Thread(target=print).start()\nprint("OPEN")',
	ctypes:
		'import ctypes\nrun = ctypes.CDLL(None).emscripten_run_script\nrun(b"fetch(\'/door\')")\nprint("OPEN")',
	'ctypes and a string':
		'import ctypes\nrun = ctypes.CDLL(None).emscripten_run_script_int\nassert run(b"40 + 2") == 42\nprint("OPEN")'
};

/**
 * Ways out of JavaScript, for somebody who got as far as that: expressions that give something, or
 * the promise of something, only if they get through. `door` is an address of the site, `elsewhere` one of another.
 */
export const SCRIPT_DOORS: Record<string, string> = {
	'fetch, own site': 'fetch(door)',
	'fetch, elsewhere': 'fetch(elsewhere, { mode: "no-cors" })',
	XMLHttpRequest:
		'new Promise((yes, no) => { const x = new XMLHttpRequest(); x.onload = yes; x.onerror = no; x.open("GET", door); x.send(); })',
	WebSocket:
		'new Promise((yes, no) => { const s = new WebSocket(elsewhere.replace("http", "ws")); s.onopen = yes; s.onerror = no; })',
	EventSource:
		'new Promise((yes, no) => { const s = new EventSource(elsewhere); s.onopen = yes; s.onerror = no; })',
	WebTransport: 'new WebTransport(elsewhere.replace("http:", "https:")).ready',
	// It says true of what the policy stops, so only what arrives tells.
	sendBeacon: 'void navigator.sendBeacon(elsewhere, "x")',
	'import, own site': 'import(door)',
	'import, elsewhere': 'import(elsewhere)',
	'import, an address with the code in it': 'import("data:text/javascript,export default 1")',
	importScripts: 'importScripts(elsewhere)',
	eval: '(0, eval)("1 + 1")',
	Function: 'new Function("return 1")()',
	'Function of a function': '(() => {}).constructor("return 1")()',
	localStorage: 'localStorage.length + 1',
	sessionStorage: 'sessionStorage.length + 1',
	'the database':
		'new Promise((yes, no) => { const o = indexedDB.open("dunder"); o.onsuccess = yes; o.onerror = no; })',
	caches: 'caches.open("x")',
	'navigator.storage': 'navigator.storage.getDirectory()',
	'navigator.serviceWorker': 'navigator.serviceWorker.getRegistrations()',
	'navigator.locks': 'navigator.locks.query()',
	cookies: 'document.cookie = "door=1", document.cookie || Promise.reject()',
	cookieStore: 'cookieStore.get("x")',
	SharedWorker: 'new SharedWorker(door)',
	'a worker of the site':
		'new Promise((yes, no) => { const w = new Worker(door); w.onmessage = yes; w.onerror = no; })',
	'the page': 'parent.document.body || Promise.reject()',
	'the page at the top': 'top.document.body || Promise.reject()',
	'the address of the page': 'top.location.href',
	SharedArrayBuffer: 'new SharedArrayBuffer(1)'
};
