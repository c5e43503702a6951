import { scopeRules } from '@strata/access';
import {
  ClientDoor,
  ConnectorFiles,
  ConnectorRunner,
  ConnectorService,
  Credentials,
  Deliveries,
  RecordRoad,
  WebhookDoor,
  WebhookService,
  WriteKeys,
} from '@strata/collect';
import type {
  ConnectorSecret,
  FileIntake,
  Intake,
  LoadedTables,
  Outgoing,
  Preparing,
  WebhookSecrets,
} from '@strata/collect';
import type { Database, Secrets } from '@strata/db';
import type { SourceService } from '@strata/profile';
import { reachedReferences } from '@strata/rules';
import { preparingOf } from './cleaning.js';
import type { DefinitionsProvider } from './definitions.js';

/** What arrives by itself, and the credentials by which it may. */
export interface Inbound {
  readonly writeKeys: WriteKeys;
  readonly clientDoor: ClientDoor;
  readonly webhooks: WebhookService;
  readonly webhookDoor: WebhookDoor;
  readonly deliveries: Deliveries;
  readonly connectors: ConnectorService;
  readonly connectorRunner: ConnectorRunner;
}

export function composeInbound(
  database: Database,
  secrets: Secrets,
  intake: Intake,
  definitions: DefinitionsProvider,
  sources: SourceService,
  tables: LoadedTables,
  fileIntake: FileIntake,
  folders: readonly string[],
  outgoing: Outgoing,
): Inbound {
  const preparing = (source: string): Promise<Preparing> => preparingOf(definitions, sources, tables, source);
  const road = new RecordRoad(preparing, intake);
  const writeKeys = new WriteKeys(database);
  const deliveries = new Deliveries(database, () => definitions.region);
  const webhookSecrets = new Credentials<WebhookSecrets>(database, secrets, 'webhook');
  const connectorSecrets = new Credentials<ConnectorSecret>(database, secrets, 'connector');
  const files = new ConnectorFiles(database, fileIntake, folders);
  const webhooks = new WebhookService(database, road, webhookSecrets);
  return {
    writeKeys,
    clientDoor: new ClientDoor(writeKeys, preparing, intake, async () => {
      const limits = await scopeRules(database);
      return reachedReferences(
        limits.map(({ rule }) => rule),
        (await definitions.current()).rules,
      );
    }),
    webhooks,
    webhookDoor: new WebhookDoor(webhooks, webhookSecrets, road, deliveries),
    deliveries,
    connectors: new ConnectorService(database, road, connectorSecrets, files, outgoing),
    connectorRunner: new ConnectorRunner(database, road, connectorSecrets, files, outgoing),
  };
}
