/** What the page's address asks for. */
export const addressQuery = (): URLSearchParams => new URLSearchParams(location.search);

/** What was chosen in a form, as an address would ask for it. */
export const formQuery = (choice: FormData): URLSearchParams =>
	new URLSearchParams([...choice].map(([name, value]) => [name, String(value)]));
