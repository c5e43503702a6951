import 'reflect-metadata';
import {
  AuditChain,
  AuditReader,
  AuditTrail,
  auditAccess,
  apiKeyAccess,
  ApiKeyService,
  approvalAccess,
  ApprovalService,
  Authorization,
  HeldKeys,
  MemberService,
  SessionService,
  AccessSettings,
  Attempts,
  memberAccess,
  MemberLinks,
  RoleService,
  SecondFactorService,
  secondFactorSecrets,
  SignInNotes,
  SignInService,
} from '@strata/access';
import { createAudience } from '@strata/audience';
import type { Audience } from '@strata/audience';
import {
  collectAccess,
  collectColumns,
  collectPersonalData,
  credentialSecrets,
  DiskImports,
  EventCatalogue,
  EventReader,
  EventService,
  expiringEvents,
  FileIntake,
  ImportService,
  importsPersonalData,
  noteSaidAgain,
  OwnEvents,
  InferenceTableService,
  LoadedTables,
  Outgoing,
  inboundPersonalData,
  SavedMappings,
  readCleaningSettings,
} from '@strata/collect';
import type { EventItem, ImportLimits, WithBatch } from '@strata/collect';
import type { Database, SecretColumn, Secrets } from '@strata/db';
import {
  cohortAccess,
  CohortService,
  ModelRuns,
  ModelService,
  modelAccess,
  rfmPersonalData,
  withKept,
} from '@strata/model';
import {
  AttributeDefinition,
  AttributeHistoryReader,
  AttributeService,
  birthDateKeys,
  CollectedFrom,
  DuplicateService,
  IdentityConversion,
  IdentityNotices,
  IdentityPolicies,
  MergeService,
  mergingPersonalData,
  consentPersonalData,
  ConsentReader,
  ConsentService,
  PreferenceLinks,
  preferenceSecrets,
  PreferenceService,
  ErasureList,
  ErasureService,
  expiringAttributes,
  profileAccess,
  profileColumns,
  profilePersonalData,
  ProfileReader,
  ProfileService,
  ProcessingService,
  RetentionService,
  RightsService,
  Source,
  SourceService,
  PurposeService,
  SuppressionService,
  UserSearch,
} from '@strata/profile';
import {
  Announcer,
  destinationSecrets,
  DestinationService,
  Follower,
  movementAccess,
  movementPersonalData,
  MovementReader,
} from '@strata/movement';
import type { IngestAnswer, PersonalData, UpsertOptions, WriteHooks } from '@strata/profile';
import type { Catalogue } from '@strata/rules';
import { composeSegments, segmentAccess, segmentEntities, segmentPersonalData, WatchedSegments } from '@strata/segment';
import type { Segments } from '@strata/segment';
import {
  FollowedTags,
  Tag,
  tagAccess,
  tagColumns,
  tagPersonalData,
  TagReader,
  tagRules,
  TagService,
  UserIntake,
} from '@strata/tag';
import type { TaggedUserItem } from '@strata/tag';
import { approvedRuns } from './approved.js';
import { DefinitionsProvider } from './definitions.js';
import { importDoors } from './imports.js';
import { composeInbound } from './inbound.js';
import type { Inbound } from './inbound.js';
import type { Log } from './log.js';
import { RuleService } from './rules.service.js';
import { serverAccess } from './server.access.js';
import { WorkspaceService } from './workspace.service.js';

/** Every entity class of the folders. */
export const ENTITIES: (new () => object)[] = [AttributeDefinition, Source, Tag, ...segmentEntities];

/** What the engine's columns may take: 250 bytes a user at a million users and 60 columns, four times over. */
const ENGINE_BYTES = 1024 * 1024 * 1024;

/** What a file may have, packed and open. */
export const IMPORT_LIMITS: ImportLimits = { maxBytes: 2 * 1024 ** 3, maxUnpackedBytes: 20 * 1024 ** 3 };

/** Everything that resolvers, HTTP doors, jobs and the command line work with. */
export interface App {
  readonly log: Log;
  readonly database: Database;
  /** Seals what has to be read again: passwords, tokens, keys. */
  readonly secrets: Secrets;
  readonly authorization: Authorization;
  readonly members: MemberService;
  readonly sessions: SessionService;
  readonly roles: RoleService;
  readonly secondFactors: SecondFactorService;
  readonly signIn: SignInService;
  readonly accessSettings: AccessSettings;
  readonly apiKeys: ApiKeyService;
  /** What takes a second person. */
  readonly approvals: ApprovalService;
  /** Who asks by an API key. */
  readonly heldKeys: HeldKeys;
  /** Who did what: written, chained and read. */
  readonly audit: AuditTrail;
  readonly auditChain: AuditChain;
  readonly auditReader: AuditReader;
  readonly workspace: WorkspaceService;
  readonly definitions: DefinitionsProvider;
  readonly audience: Audience;
  readonly rules: RuleService;
  readonly profiles: ProfileReader;
  readonly userSearch: UserSearch;
  readonly attributes: AttributeService;
  readonly attributeHistory: AttributeHistoryReader;
  readonly sources: SourceService;
  readonly purposes: PurposeService;
  readonly consents: ConsentReader;
  readonly consenting: ConsentService;
  readonly suppressions: SuppressionService;
  readonly preferences: PreferenceService;
  readonly preferenceLinks: PreferenceLinks;
  /** Where people outside reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly tags: TagReader;
  readonly tagging: TagService;
  /** Keeps dynamic tags and watched segments as the engine finds them, and tells who moved. */
  readonly follower: Follower;
  readonly movements: MovementReader;
  readonly destinations: DestinationService;
  /** Tells destinations who moved. */
  readonly announcer: Announcer;
  readonly models: ModelService;
  readonly modelRuns: ModelRuns;
  readonly events: EventReader;
  readonly eventCatalogue: EventCatalogue;
  readonly segments: Segments;
  /** Who began when, and who came back. */
  readonly cohorts: CohortService;
  readonly imports: ImportService;
  /** Of files where they lie, for the command line. */
  readonly diskImports: DiskImports;
  readonly importMappings: SavedMappings;
  /** Every folder that keeps data of people, for merging, erasure and the export of one person. */
  readonly personalData: readonly PersonalData[];
  readonly inferenceTables: InferenceTableService;
  /** What cleaning infers by, in memory. */
  readonly loadedTables: LoadedTables;
  readonly inbound: Inbound;
  readonly merges: MergeService;
  readonly duplicates: DuplicateService;
  readonly identityPolicies: IdentityPolicies;
  readonly identityNotices: IdentityNotices;
  readonly identityConversion: IdentityConversion;
  readonly erasures: ErasureService;
  readonly erasureList: ErasureList;
  readonly rights: RightsService;
  readonly retentions: RetentionService;
  readonly processing: ProcessingService;
  readonly collectedFrom: CollectedFrom;
  /** Makes the workspace of a fresh database, has an old one converted, and reads the definitions; before the engine starts. */
  prepare(timeZone: string): Promise<void>;
  /** Within the scope and the sight of whoever sends; absent: of all users, by all of their identities. */
  trackEvents(events: readonly EventItem[], sender?: Sender): Promise<IngestAnswer>;
  upsertUsers(users: readonly TaggedUserItem[], source: string | undefined, sender?: Sender): Promise<IngestAnswer>;
}

/** What whoever sends may see; absent: everything. */
type Sender = Pick<UpsertOptions, 'scope' | 'unseen'>;

export const CATALOGUE: Catalogue = {
  ...profileColumns,
  ...tagColumns,
  ...collectColumns,
  attribute: withKept(profileColumns.attribute),
};

/** What every operation, object and field takes, folder by folder. */
export const AUTHORIZATION = new Authorization([
  apiKeyAccess,
  approvalAccess,
  auditAccess,
  memberAccess,
  profileAccess,
  collectAccess,
  movementAccess,
  tagAccess,
  segmentAccess,
  modelAccess,
  cohortAccess,
  serverAccess,
]);

/** What is kept of people, folder by folder. What is told by identities alone comes first: the profile erases them. */
const PERSONAL_DATA: readonly PersonalData[] = [
  importsPersonalData(IMPORT_LIMITS),
  inboundPersonalData,
  profilePersonalData,
  consentPersonalData,
  collectPersonalData,
  movementPersonalData,
  tagPersonalData,
  segmentPersonalData,
  rfmPersonalData,
  mergingPersonalData,
];

/** Every column that holds sealed secrets. */
export const SECRET_COLUMNS: readonly SecretColumn[] = [
  credentialSecrets,
  destinationSecrets,
  preferenceSecrets,
  secondFactorSecrets,
];

/** What every batch of users brings with it, and what somebody writes beside it. */
const hooksOf = (within: WithBatch | undefined): WriteHooks => ({
  after: async (transaction, written) => {
    await noteSaidAgain(transaction, written);
    const { users, rejected } = written;
    await within?.(transaction, { accepted: users.length, duplicates: 0, rejected });
  },
});

export interface ComposeOptions {
  secrets: Secrets;
  limits?: ImportLimits;
  publicUrl?: string;
  /** Folders of this machine that connectors may read. */
  folders?: readonly string[];
  /** Addresses, ranges and names beside the public internet that connectors may connect to. */
  outgoing?: readonly string[];
  /** How long a column of the engine goes on being loaded without anybody who waits for it, in milliseconds. */
  patienceMs?: number;
}

/** The composition root: the only place that knows which part is given to which. Starts nothing. */
export function compose(
  database: Database,
  log: Log,
  {
    secrets,
    limits = IMPORT_LIMITS,
    publicUrl = 'http://localhost:4000',
    folders = [],
    outgoing = [],
    patienceMs,
  }: ComposeOptions,
): App {
  const audit = new AuditTrail(database);
  const auditChain = new AuditChain(database);
  const workspace = new WorkspaceService(database);
  const sessions = new SessionService(database);
  const secondFactors = new SecondFactorService(database, secrets, Date.now);
  const region = () => definitions.region;
  const profiles = new ProfileReader(database, region);
  const attributes = new AttributeService(database);
  const purposes = new PurposeService(database);
  const identityPolicies = new IdentityPolicies(database);
  const sources = new SourceService(database, readCleaningSettings);
  const tags = new TagReader(database);
  const tagging = new TagService(database);
  const eventCatalogue = new EventCatalogue(database);
  const definitions: DefinitionsProvider = new DefinitionsProvider(database, {
    attributes: () => attributes.list(),
    birthDates: () => birthDateKeys(database),
    purposes: () => purposes.list(),
    identityPolicies: () => identityPolicies.list(),
    tags: () => tags.list(),
    segments: () => segments.queries.findPublished(),
    eventNames: () => eventCatalogue.names(),
    workspace: () => workspace.get(),
  });
  const audience = createAudience({
    database,
    catalogue: CATALOGUE,
    timeZone: () => definitions.timeZone,
    clock: Date.now,
    budgetBytes: ENGINE_BYTES,
    patienceMs,
    onError: (error) => log.error({ err: error }, 'the engine could not tick'),
  });
  const rules = async () => (await definitions.current()).rules;
  const eventReader = new EventReader(database);
  const segments = composeSegments({
    database,
    audience,
    catalogue: CATALOGUE,
    events: eventReader,
    profiles,
    attributes,
    definitions: () => definitions.current(),
    tagRules,
    heldTags: async (users, signal) =>
      new Map([...(await tags.tagsOf(users, signal))].map(([user, held]) => [user, held.map(({ tag }) => tag.key)])),
    clock: Date.now,
  });
  const retentions = new RetentionService(database, [expiringEvents, expiringAttributes(PERSONAL_DATA)]);
  const events = new EventService(database, Date.now, (names, now) => retentions.oldestOf(names, now), region);
  const users = new UserIntake(
    new ProfileService(database, region, Date.now, PERSONAL_DATA),
    tagging,
    tags,
    hooksOf(undefined),
  );
  const tables = new LoadedTables(database);
  const doors = importDoors({
    definitions,
    attributes,
    sources,
    tables,
    events,
    users,
    tagging,
    personalData: PERSONAL_DATA,
  });
  const imports = new ImportService(database, doors, limits);
  const erasures = new ErasureService(database, PERSONAL_DATA, region);
  const preferenceLinks = new PreferenceLinks(database, secrets);
  const identityConversion = new IdentityConversion(database, PERSONAL_DATA, region);
  const accessSettings = new AccessSettings(database);
  const connections = new Outgoing({ allow: outgoing });
  const ruleService = new RuleService(definitions, audience, CATALOGUE);
  const approvals: ApprovalService = new ApprovalService({
    database,
    authorization: AUTHORIZATION,
    settings: accessSettings,
    audit,
    clock: () => Date.now(),
    runs: approvedRuns({ database, rules: ruleService, erasures, once: (...step) => approvals.once(...step) }),
  });
  return {
    log,
    database,
    secrets,
    authorization: AUTHORIZATION,
    members: new MemberService(database),
    audit,
    auditChain,
    auditReader: new AuditReader(database, auditChain),
    sessions,
    roles: new RoleService(database),
    secondFactors,
    signIn: new SignInService({
      database,
      secrets,
      sessions,
      factors: secondFactors,
      links: new MemberLinks(database),
      attempts: new Attempts(database),
      notes: new SignInNotes(audit),
      clock: Date.now,
    }),
    accessSettings,
    approvals,
    apiKeys: new ApiKeyService(database, () => Date.now()),
    heldKeys: new HeldKeys(database, () => Date.now(), rules),
    workspace,
    definitions,
    audience,
    rules: ruleService,
    profiles,
    userSearch: new UserSearch(database, profiles, region),
    attributes,
    attributeHistory: new AttributeHistoryReader(database),
    sources,
    purposes,
    consents: new ConsentReader(database),
    consenting: new ConsentService(database, PERSONAL_DATA),
    suppressions: new SuppressionService(database),
    preferences: new PreferenceService(database, PERSONAL_DATA),
    preferenceLinks,
    publicUrl,
    tags,
    tagging,
    movements: new MovementReader(database),
    destinations: new DestinationService(database, secrets),
    announcer: new Announcer({
      database,
      secrets,
      outgoing: connections,
      tellsExternalIds: async () => !(await definitions.current()).sensitive.identities.has('EXTERNAL_ID'),
      publicUrl,
      report: (error) => log.error({ err: error }, 'destinations could not be told who moved'),
    }),
    follower: new Follower({
      database,
      audience,
      events: new OwnEvents(database),
      kinds: [new FollowedTags(database, tagging, rules), new WatchedSegments(database, rules)],
      clock: Date.now,
      report: (error) => log.error({ err: error }, 'who moved could not be written down'),
    }),
    models: new ModelService(database, rules, Date.now),
    modelRuns: new ModelRuns(database, rules, Date.now),
    events: eventReader,
    eventCatalogue,
    segments,
    cohorts: new CohortService(database),
    imports,
    diskImports: new DiskImports({ database, doors, limits }),
    importMappings: new SavedMappings(database),
    inferenceTables: new InferenceTableService(database),
    loadedTables: tables,
    inbound: composeInbound(
      database,
      secrets,
      {
        users: (items, source, within) => users.upsertUsers(items, { source, hooks: hooksOf(within) }),
        events: (items, source, options) => events.track(items, { ...options, source }),
      },
      definitions,
      sources,
      tables,
      new FileIntake(imports, doors, limits),
      folders,
      connections,
    ),
    personalData: PERSONAL_DATA,
    merges: new MergeService(database, PERSONAL_DATA),
    duplicates: new DuplicateService(database),
    identityPolicies,
    identityNotices: new IdentityNotices(database),
    identityConversion,
    erasures,
    erasureList: new ErasureList(database, erasures),
    rights: new RightsService(database),
    retentions,
    processing: new ProcessingService(database),
    collectedFrom: new CollectedFrom(database),
    async prepare(timeZone) {
      await workspace.prepare(timeZone);
      await preferenceLinks.prepare();
      await definitions.current();
      await identityConversion.begin();
    },
    trackEvents: (items, sender) => events.track(items, { ...sender }),
    upsertUsers: (items, source, sender) => users.upsertUsers(items, { ...sender, source: source ?? 'api' }),
  };
}
