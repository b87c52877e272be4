/** What a quiz needs only once its question is on the screen. */
export { default as Feedback } from './feedback/QuestionFeedback.svelte';
export { default as Prelude } from '$lib/ui/Prelude.svelte';
