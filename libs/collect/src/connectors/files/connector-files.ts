import { Refusal } from '@strata/db';
import type { Database, Queryable } from '@strata/db';
import type { FileIntake, Passed } from '../../imports/file-intake.js';
import { MovedOn } from '../../imports/import-run.js';
import type { Import } from '../../imports/import.js';
import type { RunInput } from '../../imports/imports.service.js';
import type { TriedRecord } from '../../inbound/record-road.js';
import type { Connector } from '../connector.js';
import { PullFault } from '../pull/puller.js';
import { addToRun } from '../run-counts.js';
import type { RunCounts } from '../run-counts.js';
import { FileFault } from './file-store.js';
import type { FileStore, FoundFile } from './file-store.js';
import { headOf } from './head.js';

/** What is known of one file of a connector. */
export interface ConnectorFile {
  name: string;
  bytes: number;
  /** Since when it stands as it is. */
  seenAt: Date;
  /** When it went its whole way; null where it has not yet, as it is now. */
  takenAt: Date | null;
  /** The import that took it, where rejected rows and the undo are. */
  importId: string | null;
  fault: { code: string; message: string } | null;
}

/** What a run left for a later one. */
export interface LeftFiles {
  /** Files that could not be taken, and may be another time. */
  untaken: number;
  /** When the first of those that may still grow has stood still for long enough. */
  waitUntil: number | undefined;
  /** In words, where a file was faulty. */
  fault: { code: string; message: string } | null;
}

export interface FilesRun {
  connector: Connector;
  store: FileStore;
  runId: string;
  /** Throws where the run is no longer ours. */
  ours: () => Promise<void>;
  signal: AbortSignal;
  attempt: number;
}

/** One that is not yet taken as it is. */
interface OpenFile extends FoundFile {
  seenAt: Date;
  underway: string | null;
  importId: string | null;
}

/** It is here whole, and has to wait for another import of the same content. */
class Waiting extends FileFault {}

const SHOWN = 20;
const OUTAGES = 3;

/**
 * Connectors that read files. Each file goes the way of an import of its own, one after the other by name. What is kept of a file
 * says how far it came, so that a run that dies is gone on with, and a file is taken again only when it is another.
 */
export class ConnectorFiles {
  constructor(
    private readonly database: Database,
    private readonly intake: FileIntake,
    /** Folders of this machine that may be read. */
    readonly roots: readonly string[],
    private readonly clock: () => number = Date.now,
  ) {}

  /** The first rows of the first file as they would be stored; none where there is no file. */
  async tryOut(store: FileStore, input: RunInput, most: number, signal: AbortSignal): Promise<TriedRecord[]> {
    for await (const [first] of store.pages(signal)) {
      if (!first) continue;
      try {
        return await this.intake.tryOut(await headOf(store, first, signal), input, most);
      } catch (error) {
        if (error instanceof Refusal) throw new PullFault(error.code, `${first.name}: ${error.message}`);
        throw error;
      }
    }
    return [];
  }

  /** Takes what is new. A faulty file is kept in mind with its fault, and does not stop the others. */
  async run(run: FilesRun): Promise<LeftFiles> {
    const { store, signal, ours } = run;
    const faults: FileFault[] = [];
    let untaken = 0;
    let outages = 0;
    let waitUntil: number | undefined;
    for await (const found of store.pages(signal)) {
      for (const file of await this.notice(run.connector.key, found)) {
        signal.throwIfAborted();
        await ours();
        const still = file.seenAt.getTime() + store.settles;
        if (file.underway === null && still > this.clock()) {
          waitUntil = Math.min(waitUntil ?? Infinity, still);
          continue;
        }
        try {
          await this.take(run, file);
          outages = 0;
        } catch (error) {
          const fault = error instanceof Refusal ? new FileFault(error.code, error.message) : error;
          if (!(fault instanceof FileFault)) throw error;
          faults.push(fault);
          untaken += error instanceof Refusal ? 0 : 1;
          await this.keepFault(run.connector.key, file, fault, error);
          outages = fault.isOutage ? outages + 1 : 0;
          if (outages >= OUTAGES) throw new PullFault(fault.code, fault.message);
        }
      }
    }
    const [first] = faults;
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    return { untaken, waitUntil, fault: first ? { code: first.code, message: `${first.message}${more}` } : null };
  }

  /** Faulty files first, then the newest. */
  async list(connectors: readonly string[]): Promise<Map<string, ConnectorFile[]>> {
    const rows = await this.database.query<ConnectorFile & { connector: string }>(
      `SELECT connector, name, bytes::float8 AS bytes, seen_at AS "seenAt",
         CASE WHEN taken = version THEN taken_at END AS "takenAt", import_id AS "importId", fault
       FROM (SELECT *, row_number() OVER (
               PARTITION BY connector ORDER BY fault IS NULL, taken_at DESC NULLS FIRST, name COLLATE "C" DESC) AS place
             FROM connector_files WHERE connector = ANY($1::text[])) files
       WHERE place <= ${SHOWN} ORDER BY connector, place`,
      [connectors],
    );
    const files = new Map<string, ConnectorFile[]>(connectors.map((key) => [key, []]));
    for (const { connector, ...file } of rows) files.get(connector)?.push(file);
    return files;
  }

  /** All files are new again. */
  async forget(queryable: Queryable, connector: string): Promise<void> {
    await queryable.query('DELETE FROM connector_files WHERE connector = $1', [connector]);
  }

  /** Keeps what a page of the listing says, and answers those that are not yet taken as they are. */
  private async notice(connector: string, found: readonly FoundFile[]): Promise<OpenFile[]> {
    await this.database.query(
      `INSERT INTO connector_files AS known (connector, name, version, bytes, seen_at)
       SELECT $1, name, version, bytes, $3
       FROM jsonb_to_recordset($2::jsonb) AS found (name text, version text, bytes bigint)
       ON CONFLICT (connector, name) DO UPDATE SET version = excluded.version, bytes = excluded.bytes, seen_at = excluded.seen_at
       WHERE known.version <> excluded.version`,
      [connector, JSON.stringify(found), new Date(this.clock())],
    );
    return this.database.query<OpenFile>(
      `SELECT name, version, bytes::float8 AS bytes, seen_at AS "seenAt", underway, import_id AS "importId"
       FROM connector_files
       WHERE connector = $1 AND name = ANY($2::text[]) AND (taken IS DISTINCT FROM version OR underway IS NOT NULL)
       ORDER BY name COLLATE "C"`,
      [connector, found.map(({ name }) => name)],
    );
  }

  private async take(run: FilesRun, file: OpenFile): Promise<void> {
    const { connector, store, signal } = run;
    const begun = file.importId !== null && file.underway !== null ? await this.intake.find(file.importId) : undefined;
    if (begun?.state === 'UPLOADING') await this.intake.abandon(begun.id);
    else if (begun) {
      // All of it is here; by now there may be another file of this name, which comes after it.
      const fault = await this.pass(run, file.name, begun.id, file.underway!);
      if (file.underway === file.version) return refuse(file.name, fault);
    }
    const id = await this.begin(connector.key, file);
    await this.intake.receive(id, store.read(file, signal));
    refuse(file.name, await this.pass(run, file.name, id, file.version));
  }

  private begin(connector: string, { name, version }: OpenFile): Promise<string> {
    return this.database.transaction(async (transaction) => {
      const id = await this.intake.begin(transaction, name);
      await transaction.query(
        'UPDATE connector_files SET underway = $3, import_id = $4 WHERE connector = $1 AND name = $2',
        [connector, name, version, id],
      );
      return id;
    });
  }

  /** Brings the import to its end, and the file behind the cursor together with the run's sums. */
  private async pass(run: FilesRun, name: string, id: string, version: string): Promise<Passed['fault']> {
    const { connector, runId, signal, attempt } = run;
    const passed = await this.intake.proceed(id, connector, signal, attempt);
    if (passed.import.state === 'RUNNING') throw new MovedOn('another worker runs the import');
    if (passed.fault && passed.waits) throw new Waiting(passed.fault.code, `${name}: ${passed.fault.message}`);
    await this.database.transaction(async (transaction) => {
      await transaction.query(
        `UPDATE connector_files SET underway = NULL, taken = $3, taken_at = $4, fault = $5
         WHERE connector = $1 AND name = $2`,
        [connector.key, name, version, new Date(this.clock()), passed.fault && JSON.stringify(passed.fault)],
      );
      await addToRun(transaction, runId, countsOf(passed.import));
    });
    return passed.fault;
  }

  /** A file that was refused will be no other until its content is; one that waits goes on, and any other is read anew. */
  private async keepFault(
    connector: string,
    file: OpenFile,
    { code, message }: FileFault,
    why: unknown,
  ): Promise<void> {
    await this.database.query(
      `UPDATE connector_files SET fault = $3, underway = CASE WHEN $6 THEN underway END, taken = CASE WHEN $4 THEN $5 ELSE taken END
       WHERE connector = $1 AND name = $2`,
      [
        connector,
        file.name,
        JSON.stringify({ code, message }),
        why instanceof Refusal,
        file.version,
        why instanceof Waiting,
      ],
    );
  }
}

function refuse(name: string, fault: Passed['fault']): void {
  if (fault) throw new Refusal(fault.code, `${name}: ${fault.message}`);
}

/** Of one whose content was imported before, nothing but that it is through. */
function countsOf({ report }: Import): RunCounts {
  const { read, accepted, duplicates, rejected, rejectedBy, repairedBy } = report;
  return { files: 1, rows: read, accepted, duplicates, rejected, rejectedBy, repairedBy };
}
