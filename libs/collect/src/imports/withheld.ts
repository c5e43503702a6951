import type { Queryable } from '@strata/db';
import { ERASED_MESSAGE, erasedAmong, ItemRejected, readIdentity } from '@strata/profile';
import type { Identity } from '@strata/profile';
import { rawReader } from '../mapping/bind.js';
import { fieldMapping } from '../mapping/mapping.js';
import type { Mapping, Target } from '../mapping/mapping.js';
import { isObject } from '../mapping/read-json.js';
import type { Records } from './open-records.js';
import type { FileRecord } from './records.js';
import type { RejectedRecord } from './rejected-store.js';

/**
 * What of rejected rows is not kept: nothing of somebody who was erased, for whatever reason the row was rejected, and no value of an
 * attribute that needs a consent, as there is none of a row that was not taken.
 */
export class Withheld {
  private readonly targets: readonly { target: Target; source: string | number }[];
  private readonly read: (record: FileRecord, field: number) => unknown;

  constructor(
    mapping: Mapping,
    private readonly header: Records['header'],
    private readonly guarded: ReadonlySet<string>,
    private readonly region: string,
  ) {
    this.targets = mapping.fields.map((field) => fieldMapping(mapping.kind, field));
    const read = rawReader(mapping, header);
    this.read = (record, field) => ('fault' in record ? undefined : read(record, field));
  }

  async from(queryable: Queryable, rejected: readonly RejectedRecord[]): Promise<RejectedRecord[]> {
    const named = rejected.map(({ record }) => this.identitiesOf(record));
    const erased = await erasedAmong(queryable, named.flat());
    return rejected.map((row, at) =>
      row.code === 'ERASED' || named[at]!.some((identity) => erased.has(identity))
        ? { ...row, record: emptied(row.record), code: 'ERASED', message: ERASED_MESSAGE }
        : { ...row, record: this.withoutGuarded(row.record) },
    );
  }

  private identitiesOf(record: FileRecord): Identity[] {
    const texts = this.targets.flatMap(({ target }, field): NamedText[] => {
      const { to } = target;
      if (to !== 'externalId' && to !== 'identity') return [];
      const { kind, namespace } = to === 'identity' ? target : { kind: 'EXTERNAL_ID', namespace: '' };
      // Where a cell of a broken line stands is not known: any of its texts may be the one.
      const values: unknown[] = 'fault' in record ? cellsOf(record.text) : [this.cell(record, field)];
      return values.map((value) => ({ kind, namespace, value }));
    });
    if (this.targets.length === 0 && 'object' in record) {
      const { externalId, identities, identity } = record.object;
      texts.push({ kind: 'EXTERNAL_ID', namespace: '', value: externalId });
      for (const one of [identity, ...(Array.isArray(identities) ? (identities as unknown[]) : [])])
        if (isObject(one)) texts.push(one as unknown as NamedText);
    }
    if (this.targets.length === 0 && 'fault' in record)
      for (const kind of ['EXTERNAL_ID', 'PHONE', 'EMAIL'])
        for (const value of cellsOf(record.text)) texts.push({ kind, namespace: '', value });
    return texts.flatMap((text) => this.identityOf(text));
  }

  private identityOf(text: NamedText): Identity[] {
    try {
      const value = typeof text.value === 'number' ? String(text.value) : text.value;
      return [readIdentity({ ...text, value }, this.region)];
    } catch (error) {
      if (error instanceof ItemRejected) return [];
      throw error;
    }
  }

  /** A record that is too short has no such cell. */
  private cell(record: FileRecord, field: number): unknown {
    try {
      return this.read(record, field);
    } catch (error) {
      if (error instanceof ItemRejected) return undefined;
      throw error;
    }
  }

  private withoutGuarded(record: FileRecord): FileRecord {
    if (this.guarded.size === 0) return record;
    const sources = this.targets.flatMap(({ target, source }) =>
      target.to === 'attribute' && this.guarded.has(target.key) ? [source] : [],
    );
    if ('fields' in record) {
      const columns = new Set(sources.map((source) => this.columnOf(source)));
      return { ...record, fields: record.fields.map((field, column) => (columns.has(column) ? '' : field)) };
    }
    const mayHold = sources.length > 0 || this.targets.length === 0;
    if (!mayHold) return record;
    // Of a text that could not be read nobody knows what it holds.
    if ('fault' in record) return { ...record, text: '' };
    const paths = sources.length > 0 ? sources.map(String) : [...this.guarded].map((key) => `attributes.${key}`);
    const object = structuredClone(record.object);
    for (const path of paths) remove(object, path);
    return { ...record, object, text: JSON.stringify(object) };
  }

  private columnOf(source: string | number): number {
    const named = typeof source === 'string' ? (this.header?.indexOf(source) ?? -1) : -1;
    return named >= 0 ? named : Number(source) - 1;
  }
}

/** An identity as it stands in a file. */
interface NamedText {
  kind: string;
  namespace: string;
  value: unknown;
}

/** Only so much of a line is kept, and read for that. */
const READ = 2_000;
const BETWEEN_CELLS = /[,;|\t\r\n"<>:{}[\]]+/;

/** What may be cells of a line that could not be split, and the words within them. */
export function cellsOf(line: string): string[] {
  const cells = line
    .slice(0, READ)
    .split(BETWEEN_CELLS)
    .map((cell) => cell.trim());
  return [...new Set([...cells, ...cells.flatMap((cell) => cell.split(/\s+/))])].filter((cell) => cell !== '');
}

const emptied = ({ line }: FileRecord): FileRecord => ({ line, text: '', fields: [] });

/** As a mapping finds it: by the whole path as one name, else step by step. */
function remove(object: Record<string, unknown>, path: string): void {
  if (Object.hasOwn(object, path)) {
    delete object[path];
    return;
  }
  const steps = path.split('.');
  let at: unknown = object;
  for (const step of steps.slice(0, -1)) at = isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  if (isObject(at)) delete at[steps.at(-1)!];
}
