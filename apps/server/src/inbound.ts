import { ClientDoor, WriteKeys } from '@strata/collect';
import type { Intake } from '@strata/collect';
import type { Database } from '@strata/db';

/** What arrives by itself, and the credentials by which it may. */
export interface Inbound {
  readonly writeKeys: WriteKeys;
  readonly clientDoor: ClientDoor;
}

export function composeInbound(database: Database, intake: Intake): Inbound {
  const writeKeys = new WriteKeys(database);
  return { writeKeys, clientDoor: new ClientDoor(writeKeys, intake) };
}
