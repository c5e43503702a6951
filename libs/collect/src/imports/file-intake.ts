import { Refusal } from '@strata/db';
import type { Queryable } from '@strata/db';
import { readMapping } from '../mapping/mapping.js';
import type { TriedRecord } from '../inbound/record-road.js';
import type { ImportDoors } from './doors.js';
import { examineFile, firstRows, openExamined } from './examination.js';
import type { Import } from './import.js';
import type { ImportLimits, ImportService, RunInput } from './imports.service.js';
import { preparing } from './prepare.js';
import { tried } from './preview.js';
import type { FileRecord } from './records.js';
import type { FileSource } from './source.js';

/** Where an import came to; a fault where it did not come to its end. */
export interface Passed {
  import: Import;
  fault: { code: string; message: string } | null;
  /** It has to wait for another import of the same content; it is READY, and may go on later. */
  waits: boolean;
}

/** Refusals that pass by themselves. */
const WAITS = ['BEING_UNDONE', 'IMPORT_RUNNING'];

/**
 * Files that come by themselves: the way of imports in the app, step by step in the time of whoever brings the file and not by
 * jobs, so that each is through before the next begins. Interrupted anywhere, `proceed` goes on where it was.
 */
export class FileIntake {
  constructor(
    private readonly imports: ImportService,
    private readonly doors: ImportDoors,
    private readonly limits: ImportLimits,
    private readonly clock: () => number = Date.now,
  ) {}

  /** An import that waits for its file: made in the transaction of whoever remembers it. */
  async begin(queryable: Queryable, fileName: string): Promise<string> {
    return (await this.imports.uploads.begin(fileName, undefined, { queryable })).id;
  }

  /** Takes the file whole, or leaves nothing of it. */
  async receive(id: string, content: AsyncIterable<Buffer>): Promise<void> {
    try {
      await this.imports.uploads.take(id, 0, content, 'CALLER');
    } catch (error) {
      await this.abandon(id);
      throw error;
    }
  }

  /** Forgets an import whose file did not come whole. */
  abandon(id: string): Promise<void> {
    return this.imports.uploads.abandon(id);
  }

  /** Undefined where a person threw it away. */
  find(id: string): Promise<Import | undefined> {
    return this.imports.find(id);
  }

  /** Brings a received file as far as it goes. One that does not fit the mapping stays READY, for a person to see why. */
  async proceed(id: string, input: RunInput, signal: AbortSignal, attempt: number): Promise<Passed> {
    await this.imports.examine(id);
    if ((await this.found(id)).state === 'READY') {
      try {
        await this.imports.run(id, input, 'CALLER');
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { code, message } = error;
        return { import: await this.found(id), fault: { code, message }, waits: WAITS.includes(code) };
      }
    }
    await this.imports.work(id, signal, attempt);
    const passed = await this.found(id);
    const { state, fault } = passed;
    if (state === 'DONE' || state === 'RUNNING') return { import: passed, fault: null, waits: false };
    return { import: passed, fault: fault ?? { code: state, message: `import ${id} is ${state}` }, waits: false };
  }

  /** The first rows of a file as they would be stored. Nothing is written. */
  async tryOut(file: FileSource, input: RunInput, most: number): Promise<TriedRecord[]> {
    const mapping = readMapping(input.mapping);
    const { attributes } = await this.doors.definitions();
    const examination = await examineFile(file, {}, this.limits, attributes);
    const records = await openExamined(file, examination, this.limits);
    try {
      const { prepare, types, region } = await preparing(this.doors, mapping, input.source, records);
      const around = { types, region, now: this.clock() };
      const names = examination.columns.map(({ name }) => name);
      return (await firstRows(records, most)).map((record, at) => {
        const { item, repairs, rejected } = tried(record, at, mapping, prepare, around);
        const stored = rejected ? null : (item ?? null);
        return { record: recordOf(record, names), item: stored, rejected, repairs: repairs as TriedRecord['repairs'] };
      });
    } finally {
      await records.close();
    }
  }

  private async found(id: string): Promise<Import> {
    const found = await this.imports.find(id);
    if (!found) throw new Refusal('NOT_FOUND', `there is no import ${id}`);
    return found;
  }
}

/** For people to see: columns by their names. */
function recordOf(record: FileRecord, names: readonly string[]): TriedRecord['record'] {
  if ('object' in record) return record.object;
  if (!('fields' in record)) return { text: record.text.slice(0, 500) };
  return Object.fromEntries(record.fields.map((field, at) => [names[at] ?? `#${at + 1}`, field]));
}
