import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../../..');
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Every file of code, by its path from the root. */
const FILES = ['apps', 'libs'].flatMap((top) =>
  readdirSync(join(ROOT, top), { withFileTypes: true })
    .filter((folder) => folder.isDirectory())
    .flatMap((folder) => within(`${top}/${folder.name}`)),
);

function within(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return /^(node_modules|dist|generated)$/.test(entry.name) ? [] : within(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

describe('docs/security.md', () => {
  /** Requirements of OWASP ASVS 5.0.0 of levels 1 and 2, by section. */
  const ASKED: Readonly<Record<string, string>> = {
    'V1.1': '1 2',
    'V1.2': '1 2 3 4 5 6 7 8 9',
    'V1.3': '1 2 3 4 5 6 7 8 9 10 11',
    'V1.4': '1 2 3',
    'V1.5': '1 2',
    'V2.1': '1 2 3',
    'V2.2': '1 2 3',
    'V2.3': '1 2 3 4',
    'V2.4': '1',
    'V3.2': '1 2',
    'V3.3': '1 2 3 4',
    'V3.4': '1 2 3 4 5 6',
    'V3.5': '1 2 3 4 5',
    'V3.7': '1 2',
    'V4.1': '1 2 3',
    'V4.2': '1',
    'V4.3': '1 2',
    'V4.4': '1 2 3 4',
    'V5.1': '1',
    'V5.2': '1 2 3',
    'V5.3': '1 2',
    'V5.4': '1 2 3',
    'V6.1': '1 2 3',
    'V6.2': '1 2 3 4 5 6 7 8 9 10 11 12',
    'V6.3': '1 2 3 4',
    'V6.4': '1 2 3 4',
    'V6.5': '1 2 3 4 5',
    'V6.6': '1 2 3',
    'V6.8': '1 2 3 4',
    'V7.1': '1 2 3',
    'V7.2': '1 2 3 4',
    'V7.3': '1 2',
    'V7.4': '1 2 3 4 5',
    'V7.5': '1 2',
    'V7.6': '1 2',
    'V8.1': '1 2',
    'V8.2': '1 2 3',
    'V8.3': '1',
    'V8.4': '1',
    'V9.1': '1 2 3',
    'V9.2': '1 2 3 4',
    'V10.1': '1 2',
    'V10.2': '1 2',
    'V10.3': '1 2 3 4',
    'V10.4': '1 2 3 4 5 6 7 8 9 10 11',
    'V10.5': '1 2 3 4 5',
    'V10.6': '1 2',
    'V10.7': '1 2 3',
    'V11.1': '1 2',
    'V11.2': '1 2 3',
    'V11.3': '1 2 3',
    'V11.4': '1 2 3 4',
    'V11.5': '1',
    'V11.6': '1',
    'V12.1': '1 2 3',
    'V12.2': '1 2',
    'V12.3': '1 2 3 4',
    'V13.1': '1',
    'V13.2': '1 2 3 4 5',
    'V13.3': '1 2',
    'V13.4': '1 2 3 4 5',
    'V14.1': '1 2',
    'V14.2': '1 2 3 4',
    'V14.3': '1 2 3',
    'V15.1': '1 2 3',
    'V15.2': '1 2 3',
    'V15.3': '1 2 3 4 5 6 7',
    'V16.1': '1',
    'V16.2': '1 2 3 4 5',
    'V16.3': '1 2 3 4',
    'V16.4': '1 2 3',
    'V16.5': '1 2 3',
    'V17.1': '1',
    'V17.2': '1 2 3 4',
    'V17.3': '1 2',
  };
  const ids = Object.entries(ASKED).flatMap(([section, numbers]) =>
    numbers.split(' ').map((number) => `${section}.${number}`),
  );
  const rows = textOf('docs/security.md')
    .split('\n')
    .filter((line) => /^\| V\d/.test(line))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')))
    .map(([, id = '', asks = '', holds = '', ...rest]) => ({ id, asks, holds, rest }));

  test('has a line for every requirement of level 2, and no other', () => {
    expect(ids).toHaveLength(253);
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(rows.filter(({ asks, rest }) => asks === '' || rest.join('') !== '')).toEqual([]);
  });

  test('names tests that there are', () => {
    const specs = FILES.filter((path) => path.endsWith('.spec.ts'));
    const named = rows.flatMap(({ id, holds }) =>
      [...holds.matchAll(/`([\w./-]+\.spec\.ts)` "([^"]+)"/g)].map(([, file = '', name = '']) => ({ id, file, name })),
    );
    expect(named.length).toBeGreaterThan(120);
    const wrong = named.filter(({ file, name }) => {
      const found = specs.filter((path) => path.endsWith(`/${file}`));
      return found.length !== 1 || !testsOf(found[0]!).some((one) => one.includes(name));
    });
    expect(wrong).toEqual([]);
  });

  test('has a test or a reason on each line, and puts nothing off', () => {
    const empty = rows.filter(({ holds }) => !/\.spec\.ts` "/.test(holds) && !/^.{30,}[.]$/.test(holds));
    expect(empty).toEqual([]);
    expect(
      rows.filter(({ holds }) => /\b(later|TODO|planned|not yet|soon)\b/i.test(holds.replace(/"[^"]*"/g, ''))),
    ).toEqual([]);
  });

  test('points at documents and sections that there are', () => {
    for (const { id, holds } of rows)
      for (const [, path = ''] of holds.matchAll(/\b((?:docs\/[\w-]+|SECURITY)\.md)\b/g))
        expect([id, path, textOf(path).length > 0]).toEqual([id, path, true]);
    expect(textOf('docs/operations.md')).toContain('## What the operator does');
  });
});

/** The names of tests, and of what they are in. */
function testsOf(path: string): string[] {
  const call = /(?:\b(?:test|describe)|\)|`)\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1,/g;
  return [...textOf(path).matchAll(call)].map(([, , name = '']) => name.replaceAll("\\'", "'"));
}

describe('the code', () => {
  const code = FILES.filter(
    (path) => path.includes('/src/') && !path.includes('/testing/') && !/\.spec\.tsx?$/.test(path),
  );
  const holding = (pattern: RegExp): string[] => code.filter((path) => pattern.test(textOf(path)));

  test('no code is made of texts', () => {
    expect(code.length).toBeGreaterThan(500);
    expect(holding(/\beval\(|new Function\(|'node:vm'|set(Timeout|Interval)\(['"`]/)).toEqual([]);
  });

  test('other programs are started by two files alone, and by no shell', () => {
    const started = holding(/child_process/);
    expect(started).toEqual(['apps/server/src/cli/bench.command.ts', 'libs/db/src/embedded/cluster.ts']);
    for (const path of started) expect(textOf(path)).not.toMatch(/shell: *true|\bexec\(|execSync/);
  });

  test('no text becomes markup in the app', () => {
    expect(holding(/dangerouslySetInnerHTML|(inner|outer)HTML|insertAdjacentHTML|document\.write/)).toEqual([]);
  });

  test('passwords are hidden while they are typed, known to password managers, and may be pasted', () => {
    const fields = code.flatMap(
      (path) => textOf(path).match(/<Input[^>]*autoComplete="(current|new)-password"/g) ?? [],
    );
    expect(fields.length).toBeGreaterThan(1);
    expect(fields.filter((field) => !field.startsWith('<Input.Password'))).toEqual([]);
    expect(holding(/onPaste|'paste'/)).toEqual([]);
  });

  test('no page listens to messages of others', () => {
    expect(holding(/addEventListener\(\s*['"]message['"]|\.onmessage\b/)).toEqual([]);
  });

  test('regular expressions are made of texts in a few files alone, which escape them or take none of a user', () => {
    expect(holding(/new RegExp\(/)).toEqual([
      'libs/collect/src/cleaning/moments.ts',
      'libs/collect/src/cleaning/region/names.ts',
      'libs/collect/src/imports/mentions.ts',
      'libs/collect/src/imports/rejected-file.ts',
      'libs/collect/src/mapping/date-pattern.ts',
      'libs/profile/src/standard-forms/identity-value.ts',
      'libs/profile/src/standard-forms/invisible.ts',
      'libs/rules/src/instant.ts',
    ]);
  });

  test('cryptography is Node’s own: AES-256-GCM, SHA-256 and HMAC; SHA-1 and MD5 prove nothing', () => {
    expect(holding(/createCipheriv/)).toEqual(['libs/db/src/secrets/secrets.ts']);
    expect(textOf('libs/db/src/secrets/secrets.ts')).toContain("'aes-256-gcm'");
    const hashes = code.flatMap((path) =>
      [...textOf(path).matchAll(/\b(?:createHash|createHmac|hash)\(\s*'(\w+)'/g)].map(([, name]) => `${path} ${name}`),
    );
    // Rows of a file that are alike, of which 64 bits are kept.
    expect(hashes.filter((one) => !one.endsWith(' sha256'))).toEqual(['libs/collect/src/imports/repeats.ts sha1']);
    // Versions of rows that are compared with themselves, in statements.
    expect(holding(/\bmd5\(/)).toEqual(['libs/profile/src/write-attributes.ts', 'libs/tag/src/tag-assignments.ts']);
  });

  test('chance that is no secret stands in three files alone, which wait', () => {
    expect(holding(/Math\.random/)).toEqual([
      'apps/sdk/src/queue.ts',
      'libs/collect/src/event-partitions.ts',
      'libs/db/src/open-database.ts',
    ]);
  });

  test('certificates are checked, and whose they are', () => {
    expect(holding(/rejectUnauthorized|checkServerIdentity|NODE_TLS_REJECT/)).toEqual([]);
    // mysql2 checks the name in a certificate only where it is told to.
    expect(holding(/mysql2/).map((path) => textOf(path).includes('verifyIdentity: true'))).toEqual([true]);
  });

  test('two files alone redirect, to a path of their own and to the provider of sign-ins', () => {
    expect(holding(/\.redirect\(/)).toEqual([
      'apps/server/src/http/auth/auth.ts',
      'apps/server/src/http/preferences/preferences.ts',
    ]);
  });

  test('browsers keep drafts and settings alone, and nothing in other stores', () => {
    expect(holding(/sessionStorage|indexedDB|document\.cookie/)).toEqual([]);
    expect(holding(/localStorage/)).toEqual([
      'apps/admin/src/i18n/language.ts',
      'apps/admin/src/screens/data/imports/kept-draft.ts',
      'apps/admin/src/screens/data/imports/sent-files.ts',
      'apps/admin/src/screens/segment-builder/draft.ts',
      'apps/admin/src/screens/segment-builder/palette/frequent.ts',
      'apps/admin/src/theme/theme-provider.tsx',
      'apps/sdk/src/browser.ts',
    ]);
  });

  test('comparisons are strict, but with null, which undefined is taken for', () => {
    expect(code.filter((path) => / (==|!=) (?!null\b)/.test(withoutTexts(path)))).toEqual([]);
  });
});

/** The code of a file without its texts and comments, in which SQL and prose stand. */
function withoutTexts(path: string): string {
  return textOf(path).replace(/\/\*[^]*?\*\/|\/\/.*|`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, '');
}

test('the image is built from code alone: no history, no data, no keys, no tests', () => {
  const [first, ...rest] = textOf('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(first).toBe('*');
  expect(rest.filter((line) => line.startsWith('!')).sort()).toEqual(
    ['apps', 'libs', 'package-lock.json', 'package.json', 'tsconfig.base.json', 'tsconfig.json'].map(
      (one) => `!${one}`,
    ),
  );
  // Behind what is let in, so that they hold within it.
  const lastLetIn = rest.findLastIndex((line) => line.startsWith('!'));
  for (const left of ['**/node_modules', '**/dist', '**/*.spec.ts', '**/.*', '**/*.key', '**/*.pem', '**/*.backup'])
    expect(rest.indexOf(left)).toBeGreaterThan(lastLetIn);
  const dockerfile = textOf('Dockerfile');
  expect(dockerfile.match(/^COPY .*/gm)).toEqual(['COPY . .', 'COPY --from=build /app /app']);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).not.toMatch(/SECRET|PASSWORD|API_KEY|--build-arg|^ARG/m);
});
