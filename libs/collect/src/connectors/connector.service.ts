import { randomBytes } from 'node:crypto';
import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { enqueue } from '@strata/jobs';
import type { Credentials } from '../inbound/credentials.js';
import type { RecordRoad, TriedRecord } from '../inbound/record-road.js';
import { readName } from '../inbound/webhook.js';
import { readMapping } from '../mapping/mapping.js';
import type { Outgoing } from '../outgoing/outgoing.js';
import { CONNECTOR_COLUMNS, pullerOf, storeOf, readEvery, readSettings, RUN_COLUMNS } from './connector.js';
import type { Connector, ConnectorInput, ConnectorRun, ConnectorSecret } from './connector.js';
import type { ConnectorFile, ConnectorFiles } from './files/connector-files.js';
import { FileFault } from './files/file-store.js';
import { PullFault } from './pull/puller.js';
import { RUN } from './job-names.js';

const MOST_CONNECTORS = 200;
const TRIED = 10;
const TEST_TIMEOUT = 45_000;
const RUNS_SHOWN = 20;

export type ConnectorChange = Partial<Omit<ConnectorInput, 'kind' | 'source'>> & { paused?: boolean | null };

/** Configures connectors. None is saved that could not be read. */
export class ConnectorService {
  constructor(
    private readonly database: Database,
    private readonly road: RecordRoad,
    private readonly secrets: Credentials<ConnectorSecret>,
    private readonly files: ConnectorFiles,
    private readonly outgoing: Outgoing,
  ) {}

  /** All of them, by name: at most 200. */
  async list(): Promise<Connector[]> {
    return this.database.query<Connector>(`SELECT ${CONNECTOR_COLUMNS} FROM connectors ORDER BY name, key`);
  }

  async get(key: string): Promise<Connector> {
    const rows = await this.database.query<Connector>(`SELECT ${CONNECTOR_COLUMNS} FROM connectors WHERE key = $1`, [
      key,
    ]);
    if (!rows[0]) throw new Refusal('NOT_FOUND', 'There is no such connector.');
    return rows[0];
  }

  /** The last runs of some connectors, the newest first. */
  async runsOf(keys: readonly string[]): Promise<Map<string, ConnectorRun[]>> {
    const rows = await this.database.query<ConnectorRun & { connector: string }>(
      `SELECT connector, ${RUN_COLUMNS} FROM (
         SELECT *, row_number() OVER (PARTITION BY connector ORDER BY id DESC) AS place
         FROM connector_runs WHERE connector = ANY($1::text[])) newest
       WHERE place <= ${RUNS_SHOWN} ORDER BY id DESC`,
      [keys],
    );
    const runs = new Map<string, ConnectorRun[]>(keys.map((key) => [key, []]));
    for (const { connector, ...run } of rows) runs.get(connector)?.push(run);
    return runs;
  }

  /** What was seen of the files of some connectors: faulty ones first, then the newest. */
  filesOf(keys: readonly string[]): Promise<Map<string, ConnectorFile[]>> {
    return this.files.list(keys);
  }

  /**
   * The first records of the system as they would be stored. Nothing is stored, and nothing is saved. `key` lends the secret
   * of a connector there is to a test of other settings.
   */
  async test(input: ConnectorInput, key?: string): Promise<TriedRecord[]> {
    const settings = readSettings(input.kind, input.settings);
    const mapping = readMapping(input.mapping);
    const secret = input.secret ?? (key === undefined ? undefined : (await this.secretFor(key, input))?.secret);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(new PullFault('TIMEOUT', 'no answer in time')), TEST_TIMEOUT);
    try {
      const store = storeOf(input.kind, settings, secret, this.outgoing, this.files.roots);
      if (store) return await this.files.tryOut(store, { mapping, source: input.source }, TRIED, stop.signal);
      await this.road.check(mapping);
      for await (const { records } of pullerOf(input.kind, settings, secret, this.outgoing).pages(null, stop.signal))
        return await this.road.attempt(records.slice(0, TRIED), mapping, input.source);
      return [];
    } catch (error) {
      if (error instanceof PullFault || error instanceof FileFault)
        throw new Refusal('CANNOT_BE_READ', error.message, { reason: error.code });
      throw error;
    } finally {
      clearTimeout(timer);
      stop.abort();
    }
  }

  /** Saves a connector that a test could read; its first run begins at once. */
  async create(input: ConnectorInput): Promise<Connector> {
    await this.test(input);
    const key = `cn_${randomBytes(9).toString('base64url')}`;
    return this.database.transaction(async (transaction) => {
      const [created] = await transaction.query<Connector>(
        `INSERT INTO connectors (key, name, kind, source, settings, mapping, every)
         SELECT $1, $2, $3, $4, $5, $6, $7 WHERE (SELECT count(*) FROM connectors) < ${MOST_CONNECTORS}
         RETURNING ${CONNECTOR_COLUMNS}`,
        [key, readName(input.name), input.kind, input.source, ...this.stored(input)],
      );
      if (!created) throw new Refusal('TOO_LARGE', `at most ${MOST_CONNECTORS} connectors`);
      if (input.secret) await this.secrets.put(transaction, key, { secret: input.secret });
      await enqueue(transaction, RUN, { key }, { key: `connector:${key}` });
      return created;
    });
  }

  /**
   * What the change leaves out stays. Other settings or another mapping are tested first, and read from the beginning:
   * what was left out before may be wanted now.
   */
  async change(key: string, change: ConnectorChange): Promise<Connector> {
    const known = await this.get(key);
    const input: ConnectorInput = {
      ...known,
      name: change.name ?? known.name,
      settings: change.settings ?? known.settings,
      mapping: change.mapping ?? known.mapping,
      every: change.every ?? known.every,
      secret: change.secret ?? null,
    };
    const isOther = change.settings != null || change.mapping != null || change.secret != null;
    if (isOther) await this.test(input, key);
    return this.database.transaction(async (transaction) => {
      const [changed] = await transaction.query<Connector>(
        `UPDATE connectors SET name = $2, settings = $3, mapping = $4, every = $5, paused = $6,
           cursor = CASE WHEN settings = $3::jsonb AND mapping = $4::jsonb THEN cursor END, run_token = NULL
         WHERE key = $1 RETURNING ${CONNECTOR_COLUMNS}`,
        [key, readName(input.name), ...this.stored(input), change.paused ?? known.paused],
      );
      if (!changed) throw new Refusal('NOT_FOUND', 'There is no such connector.');
      if (change.settings != null || change.mapping != null) await this.files.forget(transaction, key);
      if (change.secret) await this.secrets.put(transaction, key, { secret: change.secret });
      return changed;
    });
  }

  /** Begins a run now, paused or not; one that is under way is followed by another. */
  async runNow(key: string): Promise<Connector> {
    const connector = await this.get(key);
    await enqueue(this.database, RUN, { key, asked: true }, { key: `connector:${key}` });
    return connector;
  }

  /** Forgets how far it has read, and begins at once from there: what is read once more changes nothing. */
  async restart(key: string): Promise<Connector> {
    return this.database.transaction(async (transaction) => {
      const [connector] = await transaction.query<Connector>(
        `UPDATE connectors SET cursor = NULL, run_token = NULL WHERE key = $1 RETURNING ${CONNECTOR_COLUMNS}`,
        [key],
      );
      if (!connector) throw new Refusal('NOT_FOUND', 'There is no such connector.');
      await this.files.forget(transaction, key);
      await enqueue(transaction, RUN, { key, asked: true }, { key: `connector:${key}` });
      return connector;
    });
  }

  /** Ends a connector with its runs and its secret. What it brought stays. */
  async remove(key: string): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      await this.secrets.remove(transaction, key);
      await transaction.query('DELETE FROM connector_runs WHERE connector = $1', [key]);
      await this.files.forget(transaction, key);
      return (await transaction.query('DELETE FROM connectors WHERE key = $1 RETURNING key', [key])).length > 0;
    });
  }

  private stored({ kind, settings, mapping, every }: ConnectorInput): unknown[] {
    return [JSON.stringify(readSettings(kind, settings)), JSON.stringify(readMapping(mapping)), readEvery(every)];
  }

  /** A secret goes to the system that it was given for, and not to one that only borrows it. */
  private async secretFor(key: string, input: ConnectorInput): Promise<ConnectorSecret | undefined> {
    const known = await this.get(key);
    if (addressOf(known.settings) !== addressOf(readSettings(input.kind, input.settings)))
      throw new Refusal('SECRET_NEEDED', 'Another address needs its secret again.');
    return this.secrets.read(key);
  }
}

/** Where a secret goes. */
function addressOf(settings: Connector['settings']): string {
  if ('path' in settings) return settings.path;
  if ('bucket' in settings) return `${settings.endpoint} ${settings.accessKeyId}`;
  if ('host' in settings) return `${settings.host}:${settings.port ?? ''} ${settings.tls}`;
  const { auth } = settings;
  return `${new URL(settings.url).origin} ${auth.kind === 'OAUTH2' ? new URL(auth.tokenUrl).origin : ''}`;
}
