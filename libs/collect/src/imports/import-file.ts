import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '@strata/db';
import { ItemRejected } from '@strata/profile';
import type { IngestAnswer } from '@strata/profile';
import type { EventItem } from '../event-item.js';
import { prepareItems, prepareRecords } from '../cleaning/prepare.js';
import type { PreparedItem, Preparing } from '../cleaning/prepare.js';
import type { RepairRule } from '../cleaning/rules.js';
import type { BoundItem, BoundUser } from '../mapping/bind.js';
import type { SourceRecord } from '../mapping/record.js';
import { fieldsOfHeader, parseField } from '../mapping/mapping.js';
import type { ImportKind, MappingField } from '../mapping/mapping.js';
import { examine } from './examine.js';
import type { Encoding } from './examine.js';
import { ImportLedger } from './ledger.js';
import type { LedgerEntry, Tally } from './ledger.js';
import { openRecords } from './open-records.js';
import type { FileFormat, FileRecord, TextFormat } from './records.js';
import { RejectedRows } from './rejected-rows.js';
import type { RejectedRow } from './rejected-rows.js';
import { counted, fileOnDisk } from './source.js';

/** What an import needs of the app: tags lie downstream, and so does whoever takes users with them. */
export interface FileImportDoors {
  database: Database;
  /** What the items are bound and cleaned with. */
  preparing: Preparing;
  /** Reads a JSON object in the shape of the API, or throws its `ItemRejected`. */
  readItem(kind: ImportKind, value: unknown): BoundItem;
  trackEvents(items: EventItem[]): Promise<IngestAnswer>;
  upsertUsers(items: BoundUser[]): Promise<IngestAnswer>;
}

export interface ImportOptions {
  kind: ImportKind;
  path: string;
  maps: readonly string[];
  /** The name of every event of the file. */
  name?: string;
  format?: TextFormat;
  delimiter?: string;
  header?: boolean;
  encoding?: Encoding;
  /** Where rejected rows go; beside the file when absent. */
  rejected?: string;
}

export interface ImportProgress {
  found(what: { encoding: Encoding; format: FileFormat; bytes: number; resumedAt: number }): void;
  moved(bytes: number, tally: Tally): void;
}

export interface ImportSummary extends Tally {
  file: string;
  contentHash: string;
  encoding: Encoding;
  /** Of an earlier run: this one changed nothing. */
  alreadyImported: boolean;
  /** The first row that this run read. */
  resumedAt: number;
  /** How many values each rule of cleaning repaired in this run. */
  repaired: Partial<Record<RepairRule, number>>;
  rejectedFile: string | null;
  tookMs: number;
}

// Batches large enough that a commit costs little, small enough that memory and locks stay so.
const ROWS: Record<ImportKind, number> = { events: 2000, users: 1000 };
// While the database stores a batch of events, the next is prepared and sent. Users are stored in the order of the file,
// because of two rows of one user the later wins.
const AT_ONCE: Record<ImportKind, number> = { events: 2, users: 1 };
// So often the database's answers are heard while a file is read; each took up to 50 ms when whole blocks were read at once.
const ROWS_A_TURN = 200;
const MOST_CHARACTERS = 8_000_000;

/**
 * Imports a file: streamed, some batches being stored while the next is read. What is imported is told by the file's content,
 * so a second run changes nothing and a run after a crash goes on where the first one was.
 */
export async function importFile(
  doors: FileImportDoors,
  options: ImportOptions,
  progress: ImportProgress,
): Promise<ImportSummary> {
  const started = Date.now();
  const { kind, path } = options;
  const source = await fileOnDisk(path);
  const fields = options.maps.map((written) => parseField(kind, written));
  const file = await examine(source, options.encoding);
  let bytes = 0;
  const records = await openRecords(
    counted(source, (to) => (bytes = to)),
    file,
    options,
    fields,
  );
  const prepare = preparer(doors, options, fields, records.header);

  const ledger = new ImportLedger(doors.database);
  const mapping = [
    options.maps,
    options.name ?? null,
    records.format,
    options.delimiter ?? null,
    records.header === undefined,
  ];
  const entry = await ledger.open(kind, file.hash, mapping, source.name);
  const rejected = new RejectedRows(options.rejected ?? `${path}.rejected.csv`);
  const summary = { file: path, contentHash: file.hash, encoding: file.encoding, resumedAt: entry.rows + 1 };
  progress.found({ encoding: file.encoding, format: records.format, bytes: file.bytes, resumedAt: entry.rows });
  if (entry.done) {
    await records.close();
    const rejectedFile = entry.rejected > 0 ? rejected.path : null;
    return {
      ...summary,
      ...tallyOf(entry),
      alreadyImported: true,
      repaired: {},
      rejectedFile,
      tookMs: Date.now() - started,
    };
  }
  await rejected.resumeAt(entry.rows);

  const run = new Run(doors, options, entry, ledger, rejected, prepare);
  try {
    let rows = 0;
    for await (const record of records.read()) {
      if (run.add(record)) {
        await run.flush(false);
        progress.moved(bytes, run.tally);
      }
      if (++rows % ROWS_A_TURN === 0) await nextTurn();
    }
    await run.flush(true);
    await run.settled();
  } finally {
    await run.settled().catch(() => undefined);
    await rejected.close();
  }
  progress.moved(file.bytes, run.tally);
  const rejectedFile = run.tally.rejected > 0 ? rejected.path : null;
  const { tally, repaired } = run;
  return { ...summary, ...tally, alreadyImported: false, repaired, rejectedFile, tookMs: Date.now() - started };
}

/** JSON objects without a mapping have the API's own shape, and no other keys; a header without one names the targets itself. */
type Prepare = (record: SourceRecord) => PreparedItem;

function preparer(
  doors: FileImportDoors,
  { kind, name }: ImportOptions,
  fields: MappingField[],
  header: readonly string[] | null | undefined,
): Prepare {
  const constant = name === undefined ? {} : { name };
  if (header === null && fields.length === 0) {
    const clean = prepareItems(kind, doors.preparing);
    return (record) => clean(doors.readItem(kind, { ...constant, ...('object' in record ? record.object : {}) }));
  }
  const complete = fields.length === 0 && header ? fieldsOfHeader(kind, header) : fields;
  return prepareRecords({ kind, ...constant, fields: complete }, header, doors.preparing);
}

const tallyOf = ({ rows, accepted, duplicates, rejected }: Tally): Tally => ({ rows, accepted, duplicates, rejected });

interface Batch {
  /** Rows up to and including this one are read. */
  rows: number;
  items: { item: BoundItem; row: number; line: number; text: string }[];
  rejected: RejectedRow[];
  characters: number;
}

class Run {
  tally: Tally;
  readonly repaired: Partial<Record<RepairRule, number>> = {};
  private read = 0;
  private batch: Batch;
  /** Batches on their way, the oldest first: each is entered into the ledger after the one before it. */
  private underWay: Promise<void>[] = [];
  /** How many batches a killed run may have stored and not entered; the first so many of this run are theirs. */
  private sentAgain: number;

  constructor(
    private readonly doors: FileImportDoors,
    private readonly options: ImportOptions,
    private readonly entry: LedgerEntry,
    private readonly ledger: ImportLedger,
    private readonly rejected: RejectedRows,
    private readonly prepare: Prepare,
  ) {
    this.tally = tallyOf(entry);
    this.batch = emptyBatch(entry.rows);
    this.sentAgain = entry.resumed ? AT_ONCE[options.kind] : 0;
  }

  /** Whether the batch is full. */
  add(record: FileRecord): boolean {
    this.read += 1;
    if (this.read <= this.entry.rows) return false;
    const row = this.read;
    const { batch } = this;
    batch.rows = row;
    batch.characters += record.text.length;
    const reject = (code: string, reason: string) =>
      batch.rejected.push({ row, line: record.line, code, reason, text: record.text });
    if ('fault' in record) reject(record.fault.code, record.fault.message);
    else {
      try {
        const { item, repairs } = this.prepare(record);
        for (const rule of repairs) this.repaired[rule] = (this.repaired[rule] ?? 0) + 1;
        batch.items.push({
          item: this.identified(item, row),
          row,
          line: record.line,
          text: record.text,
        });
      } catch (error) {
        if (!(error instanceof ItemRejected)) throw error;
        reject(error.code, error.message);
      }
    }
    return (
      batch.items.length >= ROWS[this.options.kind] ||
      batch.rejected.length >= ROWS[this.options.kind] ||
      batch.characters >= MOST_CHARACTERS
    );
  }

  /** Begins to store the batch, once fewer than may be are on their way. */
  async flush(last: boolean): Promise<void> {
    const { batch } = this;
    this.batch = emptyBatch(batch.rows);
    while (this.underWay.length >= AT_ONCE[this.options.kind]) await this.underWay.shift();
    const before = this.underWay.at(-1);
    const answer = this.send(batch.items);
    const entered = Promise.all([answer, before]).then(([found]) => this.enter(batch, found, last));
    entered.catch(() => undefined);
    this.underWay.push(entered);
  }

  /** When all that is on its way is stored and entered; rejects with the first that is not. */
  async settled(): Promise<void> {
    const ends = await Promise.allSettled(this.underWay);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private identified(item: BoundItem, row: number): BoundItem {
    if (this.options.kind === 'users') return item;
    const event = item as EventItem;
    // The same row may tell of another event when the file is imported again under another name.
    event.messageId ??= `file:${this.entry.contentHash}:${row}:${event.name}`;
    return event;
  }

  private async send(items: Batch['items']): Promise<Pick<IngestAnswer, 'accepted' | 'duplicates' | 'rejected'>> {
    if (items.length === 0) return { accepted: 0, duplicates: 0, rejected: [] };
    const sent = items.map(({ item }) => item);
    return this.options.kind === 'events' ? this.doors.trackEvents(sent as EventItem[]) : this.doors.upsertUsers(sent);
  }

  private async enter(batch: Batch, answer: Awaited<ReturnType<Run['send']>>, last: boolean): Promise<void> {
    const refused = answer.rejected.map(({ index, code, message }) => {
      const { row, line, text } = batch.items[index]!;
      return { row, line, code, reason: message, text };
    });
    const rows = [...batch.rejected, ...refused].sort((one, other) => one.row - other.row);
    await this.rejected.write(rows);
    // What a killed run had stored but not entered is found again as duplicates: it was accepted.
    const again = this.sentAgain > 0 ? answer.duplicates : 0;
    this.sentAgain -= 1;
    const next: Tally = {
      rows: batch.rows,
      accepted: this.tally.accepted + answer.accepted + again,
      duplicates: this.tally.duplicates + answer.duplicates - again,
      rejected: this.tally.rejected + rows.length,
    };
    await this.ledger.advance(this.entry, this.tally, next, last);
    this.tally = next;
  }
}

const emptyBatch = (rows: number): Batch => ({ rows, items: [], rejected: [], characters: 0 });
