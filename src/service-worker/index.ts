import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { cleanupOutdatedCaches } from 'workbox-precaching/cleanupOutdatedCaches.js';
import { NavigationRoute } from 'workbox-routing/NavigationRoute.js';
import { registerRoute } from 'workbox-routing/registerRoute.js';

/**
 * Keeps the whole app in the browser, each file under a hash of its content, so that every page works
 * without a network and an update loads only what has changed. A new version waits until the person
 * asks for it or every tab is closed; until then the old one is served from what was kept of it.
 */
declare const self: ServiceWorkerGlobalScope;

// The build puts the list of files in the place of this name (src/build/precache.js).
precacheAndRoute(self.__WB_MANIFEST, {
	cleanURLs: false,
	directoryIndex: '',
	// SvelteKit says with these which parts of a page's data it wants; all of them are in the file.
	ignoreURLParametersMatching: [/^x-sveltekit-/]
});
cleanupOutdatedCaches();
// What Python runs on is kept apart from the app, by the page and on request; its names hold hashes.
registerRoute(
	({ url }) => url.pathname.startsWith('/python/'),
	async ({ request }) => (await caches.match(request)) ?? fetch(request)
);
// The app in this page shows whatever address it is served at.
registerRoute(
	new NavigationRoute(createHandlerBoundToURL('/200.html'), { denylist: [/^\/python\//] })
);

// The page that installs the first version is of that version.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The page asks this version to take over; it answers if other tabs stand in the way. */
self.addEventListener('message', (event) => {
	if (event.data !== 'take-over') return;
	event.waitUntil(
		self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
			const pages = windows.filter(({ frameType }) => frameType !== 'nested');
			if (pages.length > 1) event.source?.postMessage('others');
			else return self.skipWaiting();
		})
	);
});
