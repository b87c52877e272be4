/** What a quiz needs only once its question is on the screen. */
export { default as Feedback } from '$lib/ui/Feedback.svelte';
export { default as Prelude } from '$lib/ui/Prelude.svelte';
