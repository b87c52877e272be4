/**
 * Compares what each route loads on a first visit with its budget, by the files of the last build:
 * no browser, and the same numbers on any machine. Fails if a route is over budget or has none, or
 * loads what has to wait.
 */
import { BUDGETS, ON_DEMAND } from './budgets';
import { hasServerLoad, routes, weigh } from './measure';

const problems: string[] = [];
const kB = (bytes: number) => (bytes / 1000).toFixed(1);

console.log('First visit, kB brotli'.padEnd(26), 'JavaScript'.padStart(16), 'CSS'.padStart(16));
for (const route of [...routes().keys()].sort()) {
	const budget = BUDGETS[route];
	if (!budget) {
		problems.push(`${route} has no budget. Give it one in tests/budgets/budgets.ts.`);
		continue;
	}
	const weight = weigh(route, budget.chunks);
	const column = (name: 'js' | 'css') =>
		`${kB(weight[name])} of ${budget[name].toFixed(1)}`.padStart(16);
	console.log(route.padEnd(26), column('js'), column('css'));
	for (const [name, what] of [
		['js', 'JavaScript'],
		['css', 'CSS']
	] as const) {
		if (weight[name] > budget[name] * 1000)
			problems.push(
				`${route} loads ${kB(weight[name])} kB of ${what}, and its budget is ${budget[name]} kB. Import ` +
					'what is not needed at once by import(), or raise the budget and say why.'
			);
	}
	for (const name of weight.packages.filter((name) => ON_DEMAND.some((one) => one.test(name))))
		problems.push(`${route} loads ${name} at once. Load it by import() when it is asked for.`);
}
for (const route of Object.keys(BUDGETS).filter((route) => !routes().has(route)))
	problems.push(`There is a budget for ${route}, but no such route. Remove it.`);
if (hasServerLoad())
	problems.push(
		'A page loads its data on the server, which adds 2 kB to every page. Load it in +page.ts from a ' +
			'prerendered +server.ts, as src/routes/today does.'
	);

for (const problem of problems) console.error(`\n${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
