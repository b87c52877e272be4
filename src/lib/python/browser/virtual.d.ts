declare module 'virtual:python-files' {
	import type { RuntimeFiles } from '$lib/python/browser/files';
	const files: RuntimeFiles;
	export default files;
}
