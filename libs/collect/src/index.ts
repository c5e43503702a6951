export { cleanerOf } from './cleaning/cleaner.js';
export type { Cleaned, Cleaner, CleanerOptions } from './cleaning/cleaner.js';
export type { InferenceTables } from './cleaning/infer-region.js';
export { divisionOf, fullName } from './cleaning/region/divisions.js';
export { FaultyTable, INFERENCE_TABLE_KINDS, TABLE_FAULTS } from './cleaning/inference/inference-table.js';
export type {
  InferenceTable,
  InferenceTableKind,
  TableFault,
  TableFaultCode,
} from './cleaning/inference/inference-table.js';
export { InferenceTableService } from './cleaning/inference/inference-tables.service.js';
export { LoadedTables } from './cleaning/inference/loaded-tables.js';
export type { CleanedAttribute } from './cleaning/read-value.js';
export { prepareItems, prepareRecords } from './cleaning/prepare.js';
export type { PreparedItem, Preparing } from './cleaning/prepare.js';
export {
  CLEANING_RULES,
  DATE_ORDERS,
  INFERENCE_METHODS,
  readCleaningSettings,
  REPAIR_RULES,
} from './cleaning/rules.js';
export type { CleaningRule, CleaningSettings, DateOrder, InferenceMethod, RepairRule } from './cleaning/rules.js';
export { collectColumns } from './collect.columns.js';
export { csvLine } from './csv.js';
export type { CsvCell } from './csv.js';
export { eventTotalsSql } from './event.columns.js';
export type { EventTotals } from './event.columns.js';
export { collectPersonalData } from './collect.personal-data.js';
export { expiringEvents } from './expiring-events.js';
export { CONNECTOR_KINDS } from './connectors/connector.js';
export type {
  Connector,
  ConnectorInput,
  ConnectorKind,
  ConnectorRun,
  ConnectorSecret,
} from './connectors/connector.js';
export { connectorCron, connectorJobs } from './connectors/connector.jobs.js';
export { ConnectorFiles } from './connectors/files/connector-files.js';
export type { ConnectorFile } from './connectors/files/connector-files.js';
export { FileIntake } from './imports/file-intake.js';
export { ConnectorRunner } from './connectors/connector-runner.js';
export { ConnectorService } from './connectors/connector.service.js';
export type { ConnectorChange } from './connectors/connector.service.js';
export { EVENT_JSON, numberOf } from './event.columns.js';
export { EventCatalogue } from './event-catalogue.js';
export type { EventType } from './event-catalogue.js';
export type { EventItem, Json, PropertyType } from './event-item.js';
export { ClientDoor } from './inbound/client-door.js';
export { isAllowable } from './outgoing/address.js';
export { ForbiddenAddress, Outgoing, type OutgoingOptions } from './outgoing/outgoing.js';
export { Credentials, credentialSecrets } from './inbound/credentials.js';
export { Deliveries } from './inbound/deliveries.js';
export type { Delivery } from './inbound/deliveries.js';
export { inboundPersonalData } from './inbound/inbound.personal-data.js';
export { inboundCron, inboundJobs } from './inbound/inbound.jobs.js';
export { RecordRoad } from './inbound/record-road.js';
export type { Intake, RoadAnswer, TriedRecord, WithBatch } from './inbound/record-road.js';
export { WebhookDoor } from './inbound/webhook-door.js';
export type { Webhook, WebhookChange, WebhookInput, WebhookSecret, WebhookSecrets } from './inbound/webhook.js';
export { readItemsPath } from './inbound/webhook.js';
export { WebhookService } from './inbound/webhook.service.js';
export { WriteKeys } from './inbound/write-keys.js';
export type { WriteKey } from './inbound/write-keys.js';
export { makePartitions } from './event-partitions.js';
export { EventReader } from './event-reader.js';
export type { DayCount, PageOptions, UserEvent } from './event-reader.js';
export { EventService } from './event.service.js';
export type { OldestOf, TrackOptions } from './event.service.js';
export { OwnEvents } from './own-events.js';
export type { OwnEvent } from './own-events.js';
export { ENCODINGS } from './imports/examine.js';
export type { Encoding } from './imports/examine.js';
export { VALUE_SHAPES } from './imports/column-profile.js';
export type { ColumnProfile, ValueShape } from './imports/column-profile.js';
export type { ImportDoors } from './imports/doors.js';
export type { FileExamination } from './imports/examination.js';
export { GUESS_REASONS } from './imports/guess.js';
export type { GuessedField, GuessReason, KnownAttribute, MappingGuess } from './imports/guess.js';
export { IMPORT_STATES } from './imports/import.js';
export type { Import, ImportReport, ImportState, ReadSettings, UndoReport } from './imports/import.js';
export { importCron, importJobs } from './imports/imports.jobs.js';
export { importsPersonalData } from './imports/imports.personal-data.js';
export { noteSaidAgain } from './imports/said-again.js';
export { ImportService } from './imports/imports.service.js';
export type { ImportLimits, RunInput } from './imports/imports.service.js';
export { ODDITY_KINDS } from './imports/oddities.js';
export type { Oddity, OddityKind } from './imports/oddities.js';
export type { PreviewCell, PreviewRow } from './imports/preview.js';
export { SavedMappings } from './imports/saved-mappings.js';
export type { SavedMapping } from './imports/saved-mappings.js';
export { DiskImports } from './imports/disk-imports.js';
export type { DiskAnswer, DiskInput, DiskWatch } from './imports/disk-imports.js';
export { FORMATS } from './imports/records.js';
export type { FileFormat, TextFormat } from './imports/records.js';
export { bind } from './mapping/bind.js';
export type { Binder, BoundItem, BoundUser } from './mapping/bind.js';
export type { Surroundings } from './mapping/convert.js';
export { IMPORT_KINDS, readMapping } from './mapping/mapping.js';
export type { ImportKind, Mapping, MappingField } from './mapping/mapping.js';
export type { SourceRecord } from './mapping/record.js';
export { collectAccess } from './collect.access.js';
