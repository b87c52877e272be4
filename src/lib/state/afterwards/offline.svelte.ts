/** What is known of the copy of the app that works without a network. */
export type Kept = 'unknown' | 'cannot' | 'keeping' | 'kept' | 'failed';

/** How often a page that stays open asks for a new version, in milliseconds. */
const LOOK_EVERY = 3_600_000;

/** Whether the app is kept for use without a network, and whether a new version waits. */
class Offline {
	kept = $state<Kept>('unknown');
	/** A new version is here and waits for the person's word. */
	waiting = $state.raw<ServiceWorker>();
	/** Other tabs stand in the way of the new version. */
	others = $state(false);
	private begun = false;

	/** Begins to keep the app in the browser; later calls do nothing. */
	async begin(): Promise<void> {
		if (this.begun) return;
		this.begun = true;
		if (import.meta.env.DEV || !('serviceWorker' in navigator)) {
			this.kept = 'cannot';
			return;
		}
		try {
			await this.register(navigator.serviceWorker);
		} catch {
			// Blocked storage, a private window, or no network at the first visit.
			this.kept = 'failed';
		}
	}

	private async register(container: ServiceWorkerContainer): Promise<void> {
		container.addEventListener('message', ({ data }) => {
			if (data === 'others') this.others = true;
		});
		const registration = await container.register('/service-worker.js', {
			updateViaCache: 'none'
		});
		const look = () => {
			if (registration.waiting && registration.active) this.waiting = registration.waiting;
			if (registration.active) this.kept = 'kept';
			else if (registration.installing || registration.waiting) this.kept = 'keeping';
			else this.kept = 'failed';
		};
		const watch = () => registration.installing?.addEventListener('statechange', look);
		registration.addEventListener('updatefound', watch);
		watch();
		look();
		let looked = Date.now();
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'hidden' || Date.now() - looked < LOOK_EVERY) return;
			looked = Date.now();
			void registration.update().catch(() => undefined);
		});
	}

	/** Lets the new version take over and loads the page anew. */
	takeOver(): void {
		this.others = false;
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
			once: true
		});
		this.waiting?.postMessage('take-over');
	}
}

export const offline = new Offline();
