import { Foundation1763769600000 } from './1763769600000-foundation.js';
import { FeedBySnapshot1763856000000 } from './1763856000000-feed-by-snapshot.js';
import { AttributeOrigins1763942400000 } from './1763942400000-attribute-origins.js';
import { TagFacetsInIndex1764028800000 } from './1764028800000-tag-facets-in-index.js';
import { PeopleStates1764115200000 } from './1764115200000-people-states.js';
import { Sources1764201600000 } from './1764201600000-sources.js';
import { History1764201601000 } from './1764201601000-history.js';
import { OnePersonOnce1764288000000 } from './1764288000000-one-person-once.js';
import { Consent1764374400000 } from './1764374400000-consent.js';
import { GoneUsers1764460800000 } from './1764460800000-gone-users.js';
import { Rights1764460801000 } from './1764460801000-rights.js';
import { Imports1764547200000 } from './1764547200000-imports.js';
import { StandardForms1764633600000 } from './1764633600000-standard-forms.js';
import { WriteKeys1764720000000 } from './1764720000000-write-keys.js';
import { Webhooks1764720001000 } from './1764720001000-webhooks.js';
import { Connectors1764720002000 } from './1764720002000-connectors.js';
import { IdentityConversion1764806400000 } from './1764806400000-identity-conversion.js';
import { ConnectorFiles1764892800000 } from './1764892800000-connector-files.js';
import { InferenceTables1764893000000 } from './1764893000000-inference-tables.js';
import { OneRoadForFiles1764893100000 } from './1764893100000-one-road-for-files.js';
import { ErasureClues1764893250000 } from './1764893250000-erasure-clues.js';
import { Claimants1764893260000 } from './1764893260000-claimants.js';
import { SaidAgain1764893270000 } from './1764893270000-said-again.js';
import { PastOfRemovals1764893500000 } from './1764893500000-past-of-removals.js';
import { IdsInStandardForm1764893800000 } from './1764893800000-ids-in-standard-form.js';
import { CollectedFrom1764893900000 } from './1764893900000-collected-from.js';
import { MessagesSaidAgain1764894100000 } from './1764894100000-messages-said-again.js';
import { SealedSecrets1764894400000 } from './1764894400000-sealed-secrets.js';
import { Members1764894800000 } from './1764894800000-members.js';
import { SigningIn1764894900000 } from './1764894900000-signing-in.js';
import { ApiKeys1764895000000 } from './1764895000000-api-keys.js';
import { Audit1764895100000 } from './1764895100000-audit.js';
import { Sight1764895200000 } from './1764895200000-sight.js';
import { SnapshotNumbers1764895300000 } from './1764895300000-snapshot-numbers.js';
import { Approvals1764895400000 } from './1764895400000-approvals.js';
import { AuditReadings1764896000000 } from './1764896000000-audit-readings.js';
import { ExclusiveTags1764896100000 } from './1764896100000-exclusive-tags.js';
import { Models1764896200000 } from './1764896200000-models.js';
import { HalfLives1764896400000 } from './1764896400000-half-lives.js';
import { Movements1764896600000 } from './1764896600000-movements.js';
import { KindsOfModels1764896650000 } from './1764896650000-kinds-of-models.js';

/** In order; a released one never changes. On Citus a distributed table takes one statement in each query. */
export const migrations = [
  Foundation1763769600000,
  FeedBySnapshot1763856000000,
  AttributeOrigins1763942400000,
  TagFacetsInIndex1764028800000,
  PeopleStates1764115200000,
  Sources1764201600000,
  History1764201601000,
  OnePersonOnce1764288000000,
  Consent1764374400000,
  GoneUsers1764460800000,
  Rights1764460801000,
  Imports1764547200000,
  StandardForms1764633600000,
  WriteKeys1764720000000,
  Webhooks1764720001000,
  Connectors1764720002000,
  IdentityConversion1764806400000,
  ConnectorFiles1764892800000,
  InferenceTables1764893000000,
  OneRoadForFiles1764893100000,
  ErasureClues1764893250000,
  Claimants1764893260000,
  SaidAgain1764893270000,
  PastOfRemovals1764893500000,
  IdsInStandardForm1764893800000,
  CollectedFrom1764893900000,
  MessagesSaidAgain1764894100000,
  SealedSecrets1764894400000,
  Members1764894800000,
  SigningIn1764894900000,
  ApiKeys1764895000000,
  Audit1764895100000,
  Sight1764895200000,
  SnapshotNumbers1764895300000,
  Approvals1764895400000,
  AuditReadings1764896000000,
  ExclusiveTags1764896100000,
  Models1764896200000,
  HalfLives1764896400000,
  Movements1764896600000,
  KindsOfModels1764896650000,
];
