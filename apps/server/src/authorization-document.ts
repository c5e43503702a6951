import { readFile, writeFile } from 'node:fs/promises';
import { authorizationDocument } from './authorization.text.js';
import { AUTHORIZATION } from './composition.js';
import { createSchema } from './graphql/schema.js';

/** `npm run authorization` writes docs/authorization.md from the declarations; with `--check` it fails when it is stale. */
const file = new URL('../../../docs/authorization.md', import.meta.url);
const text = authorizationDocument(createSchema(), AUTHORIZATION.rules);

if (!process.argv.includes('--check')) {
  await writeFile(file, text);
} else if ((await readFile(file, 'utf8')) !== text) {
  process.stderr.write('docs/authorization.md is stale: npm run build && npm run authorization\n');
  process.exitCode = 1;
}
