import { readFile, writeFile } from 'node:fs/promises';
import { eventsDocument, eventTypings } from './standard-events.text.js';

/** `npm run events` writes docs/events.md and the types of the SDK from the catalogue; with `--check` it fails when one is stale. */
const FILES = [
  [new URL('../../../docs/events.md', import.meta.url), eventsDocument()],
  [new URL('../../sdk/src/standard-events.ts', import.meta.url), eventTypings()],
] as const;

for (const [file, text] of FILES) {
  if (!process.argv.includes('--check')) await writeFile(file, text);
  else if ((await readFile(file, 'utf8')) !== text) {
    process.stderr.write(`${file.pathname} is stale: npm run build && npm run events\n`);
    process.exitCode = 1;
  }
}
