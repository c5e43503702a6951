import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createSchema, schemaText } from './graphql/schema.js';

/** `npm run schema` writes schema.graphql from the code; with `--check` it fails when the file is stale. */
const file = fileURLToPath(new URL('../../../schema.graphql', import.meta.url));
const text = schemaText(createSchema());

if (!process.argv.includes('--check')) {
  await writeFile(file, text);
} else if ((await readFile(file, 'utf8')) !== text) {
  process.stderr.write('schema.graphql is stale: npm run build && npm run schema\n');
  process.exitCode = 1;
}
