import { spawn, type ChildProcess } from 'node:child_process';

/** What serves a folder as a host of static sites would. */
export const serverCommand = (folder: string, port: number): string =>
	`node node_modules/sirv-cli/bin.js ${folder} --host 127.0.0.1 --port ${port} --single 200.html --brotli --gzip --quiet`;

/** A site on a port of its own, whose folder can change and which can go away. */
export class Site {
	readonly url: string;
	private server: ChildProcess | undefined;

	constructor(private readonly port: number) {
		this.url = `http://127.0.0.1:${port}`;
	}

	/**
	 * Serves a folder in place of the one before.
	 * @throws Error if it does not start within five seconds, or if somebody else is on the port
	 */
	async serve(folder = 'build'): Promise<void> {
		await this.stop();
		// Otherwise another build would be tested: the server takes another port then.
		if (await this.answers()) throw new Error(`Something else answers at ${this.url}. End it.`);
		const [command, ...args] = serverCommand(folder, this.port).split(' ');
		this.server = spawn(command!, args);
		for (let tries = 0; tries < 100; tries++) {
			if (await this.answers()) return;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		throw new Error(`The site in ${folder} did not start.`);
	}

	private async answers(): Promise<boolean> {
		return fetch(this.url).then(
			() => true,
			() => false
		);
	}

	async stop(): Promise<void> {
		const { server } = this;
		this.server = undefined;
		if (!server) return;
		const gone = new Promise((resolve) => server.once('exit', resolve));
		server.kill();
		await gone;
	}
}
