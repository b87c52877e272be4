import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint();
/** What lint says of a line of code in a file of src/lib. */
async function complaints(file: string, code: string): Promise<string[]> {
	const [result] = await eslint.lintText(code, { filePath: `src/lib/${file}` });
	return result!.messages.map(({ message }) => message);
}

test.each([
	['item/x.ts', "import '../practice/draw';", 'item may import only'],
	['practice/x.ts', "import '../store/store';", 'practice may import only'],
	['author/x.ts', "import '../python/node-pool';", 'author may import only'],
	['store/x.ts', "import '../state/ids';", 'store may import only'],
	['ui/x.ts', "import '$lib/store/store';", 'ui may import only'],
	['ui/x.ts', "import { grade } from '../practice/grade';\ngrade;", 'Import its types only'],
	['state/x.ts', "import '../author/check';", 'state may import only']
])('%s refuses %s', async (file, code, complaint) => {
	expect((await complaints(file, code)).join()).toContain(complaint);
});

test.each([
	['practice/x.ts', "import '../item/output';"],
	['author/x.ts', "import '../practice/draw';"],
	['state/x.ts', "import '../store/store';"]
])('%s allows %s', async (file, code) => {
	expect(await complaints(file, code)).toEqual([]);
});

test.each(['Date.now()', 'Math.random()', 'performance.now()'])(
	'pure layers refuse %s',
	async (call) => {
		expect(await complaints('practice/x.ts', `${call};`)).not.toEqual([]);
		expect(await complaints('state/x.ts', `export const x = ${call};`)).toEqual([]);
	}
);
