import { itemPath, keyPath, ROOT_PATH } from './path.js';
import type { Definitions, Rule } from './rule.js';

/** A condition on an attribute that not everyone may see. */
export interface SensitiveCondition {
  /** As in faults. */
  path: string;
  key: string;
}

/** What stands in place of what is hidden. */
export const HIDDEN = '•••';

/**
 * The conditions of a rule on attributes that are among the sensitive ones, wherever they stand. It need not be a rule yet: what comes
 * in from outside is looked at before anything else is said of it, and what an editor keeps is never checked. Conditions inside
 * segments and tags that it names are not its own.
 */
export function sensitiveConditions(input: unknown, sensitive: ReadonlySet<string>): SensitiveCondition[] {
  const found: SensitiveCondition[] = [];
  visit(input, ROOT_PATH);
  return found;

  function visit(value: unknown, path: string): void {
    if (Array.isArray(value)) return value.forEach((one, index) => visit(one, itemPath(path, index)));
    if (typeof value !== 'object' || value === null) return;
    const key = attributeOf(value);
    if (key !== undefined && sensitive.has(key)) found.push({ path, key });
    for (const [name, one] of Object.entries(value)) visit(one, keyPath(path, name));
  }
}

/** The same with the literals of sensitive conditions hidden: their attributes and operators still show. */
export function withoutSensitiveLiterals<T>(input: T, sensitive: ReadonlySet<string>): T {
  return hide(input) as T;

  function hide(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(hide);
    if (typeof value !== 'object' || value === null) return value;
    const key = attributeOf(value);
    const isSensitive = key !== undefined && sensitive.has(key);
    return Object.fromEntries(
      Object.entries(value).map(([name, one]: [string, unknown]) => [
        name,
        isSensitive && name === 'attribute' ? { ...hidden(one), key } : hide(one),
      ]),
    );
  }
}

/** Whether anything that decides a rule is sensitive, through segments and through tags that rules decide. It need not be a rule yet. */
export function restsOnSensitive(
  rule: unknown,
  { segments, tags }: Pick<Definitions, 'segments' | 'tags'>,
  sensitive: ReadonlySet<string>,
): boolean {
  if (sensitive.size === 0) return false;
  const seen = new Set<string>();
  const rests = (input: unknown): boolean => {
    if (Array.isArray(input)) return input.some(rests);
    if (typeof input !== 'object' || input === null) return false;
    const key = attributeOf(input);
    if (key !== undefined && sensitive.has(key)) return true;
    return ruledBy(input, segments, tags, seen).some(rests) || Object.values(input).some(rests);
  };
  return rests(rule);
}

function ruledBy(
  input: object,
  segments: Definitions['segments'],
  tags: Definitions['tags'],
  seen: Set<string>,
): Rule[] {
  const { segment, tag } = input as { segment?: { key?: unknown }; tag?: { in?: unknown } };
  const keys = (Array.isArray(tag?.in) ? tag.in : []).map(normalized);
  const named = new Map<string, Rule | undefined>();
  const of = normalized(segment?.key);
  if (of !== undefined) named.set(`segment ${of}`, segments.get(of)?.rule);
  for (const [key, { rule }] of keys.length > 0 ? tags : []) {
    if (keys.some((above) => key === above || key.startsWith(`${above}/`))) named.set(`tag ${key}`, rule);
  }
  return [...named].flatMap(([name, rule]) => {
    if (!rule || seen.has(name)) return [];
    seen.add(name);
    return [rule];
  });
}

/** The attribute that an object is a condition on. */
function attributeOf(value: object): string | undefined {
  const { attribute } = value as { attribute?: { key?: unknown } | null };
  const key = typeof attribute === 'object' ? attribute?.key : undefined;
  return normalized(key);
}

/** As the checker will read it, which comes later. */
const normalized = (key: unknown): string | undefined => (typeof key === 'string' ? key.normalize('NFC') : undefined);

/** Every literal of a condition: operators stay, and whether a value is there. */
function hidden(value: unknown): object {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => [
      name,
      name === 'exists'
        ? one
        : Array.isArray(one)
          ? [HIDDEN]
          : typeof one === 'object' && one !== null
            ? hidden(one)
            : HIDDEN,
    ]),
  );
}
