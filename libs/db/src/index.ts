export type { Database, Queryable, Transaction } from './database.js';
export { openDatabase, type DatabaseOptions } from './open-database.js';
export { copyRows } from './copy-rows.js';
export { endSilentConnections } from './silent-connections.js';
export { Refusal } from './refusal.js';
export { isUnavailable } from './unavailable.js';
export { Costly } from './costly.js';
export { abortable, Wanted } from './wanted.js';
export { Joined } from './joined.js';
export { Lease } from './lease.js';
export { definitionsVersion, raiseDefinitionsVersion } from './definitions-version.js';
export { migrate } from './migrate.js';
export { citusSetup, isCitus } from './citus.js';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded/server.js';
export { createSecrets, SECRET_KEY_BYTES, SecretLost, type Secrets } from './secrets/secrets.js';
export {
  aboutSecret,
  countLostSecrets,
  dropLostSecrets,
  rotateSecrets,
  sealPlainSecrets,
  type SecretColumn,
} from './secrets/secret-columns.js';
export { backup } from './backup/backup.js';
export { restore, type Restored } from './backup/restore.js';
export type { BackupPart } from './backup/file.js';
