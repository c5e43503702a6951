import { Refusal } from '@strata/db';
import type { Mapping } from '../mapping/mapping.js';
import type { Outgoing } from '../outgoing/outgoing.js';
import { folderStore, readFolderSettings } from './files/folder.js';
import type { FolderSettings } from './files/folder.js';
import type { FileStore } from './files/file-store.js';
import { s3Store } from './files/s3.js';
import { readS3Settings } from './files/s3-settings.js';
import type { S3Settings } from './files/s3-settings.js';
import { httpPuller } from './pull/http.js';
import { readHttpSettings } from './pull/http-settings.js';
import type { HttpSettings } from './pull/http-settings.js';
import { mysqlPuller } from './pull/mysql.js';
import { postgresPuller } from './pull/postgres.js';
import type { Cursor, Puller } from './pull/puller.js';
import { readSqlSettings } from './pull/sql-settings.js';
import type { SqlSettings } from './pull/sql-settings.js';

export const CONNECTOR_KINDS = ['POSTGRES', 'MYSQL', 'HTTP', 'FOLDER', 'S3'] as const;
export type ConnectorKind = (typeof CONNECTOR_KINDS)[number];
export type ConnectorSettings = SqlSettings | HttpSettings | FolderSettings | S3Settings;

/** A system that is asked on a schedule for what is new, and how its records become users or events. */
export interface Connector {
  key: string;
  name: string;
  kind: ConnectorKind;
  source: string;
  /** Where and what is read; nothing secret. */
  settings: ConnectorSettings;
  mapping: Mapping;
  /** Minutes between the begins of two runs. */
  every: number;
  paused: boolean;
  createdAt: Date;
  cursor: Cursor | null;
  /** All that had been changed in the system by then has been read; null before the first whole run. */
  caughtUpAt: Date | null;
  nextRunAt: Date;
  /** Of runs that failed one after the other; 0 after a whole one. */
  failures: number;
}

export interface ConnectorRun {
  id: string;
  startedAt: Date;
  /** Null while it is under way. */
  endedAt: Date | null;
  rows: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  /** How many records were rejected by each code; the values themselves are not kept. */
  rejectedBy: Record<string, number>;
  /** How many values each rule of cleaning repaired. */
  repairedBy: Record<string, number>;
  /** Files that went their whole way. */
  files: number;
  /** Why it ended early. */
  fault: { code: string; message: string } | null;
}

/** What is kept of a connector's credentials: one text, whatever it is to its kind. */
export interface ConnectorSecret {
  secret: string;
}

export interface ConnectorInput {
  name: string;
  kind: ConnectorKind;
  source: string;
  settings: unknown;
  mapping: unknown;
  every: number;
  /** Password, token or client secret. */
  secret?: string | null;
}

export const CONNECTOR_COLUMNS = `key, name, kind, source, settings, mapping, every, paused, created_at AS "createdAt", cursor,
  caught_up_at AS "caughtUpAt", next_run_at AS "nextRunAt", failures`;

export const RUN_COLUMNS = `id, started_at AS "startedAt", ended_at AS "endedAt", rows, accepted, duplicates, rejected,
  rejected_by AS "rejectedBy", repaired_by AS "repairedBy", files, fault`;

const WEEK = 7 * 24 * 60;

export function readSettings(kind: ConnectorKind, settings: unknown): ConnectorSettings {
  switch (kind) {
    case 'HTTP':
      return readHttpSettings(settings);
    case 'FOLDER':
      return readFolderSettings(settings);
    case 'S3':
      return readS3Settings(settings);
    case 'POSTGRES':
    case 'MYSQL':
      return readSqlSettings(settings);
  }
}

export function readEvery(every: number): number {
  if (!Number.isInteger(every) || every < 1 || every > WEEK)
    throw new Refusal('INVALID_INPUT', `every: expected minutes from 1 to ${WEEK}`);
  return every;
}

/** Whoever reads the records of a connector's system; of one that holds files there is none. */
export function pullerOf(
  kind: ConnectorKind,
  settings: ConnectorSettings,
  secret: string | undefined,
  outgoing: Outgoing,
): Puller {
  if (kind === 'HTTP') return httpPuller(settings as HttpSettings, secret, outgoing);
  const puller = kind === 'POSTGRES' ? postgresPuller : mysqlPuller;
  return puller(settings as SqlSettings, secret, outgoing);
}

/** Where a connector's files lie; undefined where it reads records. `roots`: the folders that the operator opened. */
export function storeOf(
  kind: ConnectorKind,
  settings: ConnectorSettings,
  secret: string | undefined,
  outgoing: Outgoing,
  roots: readonly string[],
): FileStore | undefined {
  if (kind === 'FOLDER') return folderStore(settings as FolderSettings, roots);
  return kind === 'S3' ? s3Store(settings as S3Settings, secret, outgoing) : undefined;
}
