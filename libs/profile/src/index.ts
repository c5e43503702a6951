export { AttributeHistoryReader } from './attribute-history-reader.js';
export type { AttributeInterval } from './attribute-history-reader.js';
export { AttributeDefinition } from './attribute.entity.js';
export { AttributeService, keepAttributes } from './attribute.service.js';
export type { AttributeInput } from './attribute.service.js';
export type { StoredValue } from './attribute-value.js';
export { isHeldSince } from './held-rows.js';
export { profileColumns } from './profile.columns.js';
export { profilePersonalData } from './profile.personal-data.js';
export { goneUsers, presentAmong } from './gone-users.js';
export { ItemRejected } from './profile.errors.js';
export type { IngestAnswer, RejectedItem } from './profile.errors.js';
export { ProfileReader } from './profile-reader.js';
export { shownIdentity } from './profile-reader.js';
export type { KnownOfUser, ShownIdentity, User, UserAttribute } from './profile-reader.js';
export { SEES_ALL, sightOf } from './sight.js';
export type { SensitiveFields, Sight } from './sight.js';
export { unseenName } from './identities/unseen.js';
export type { UnseenKinds } from './identities/unseen.js';
export { ProfileService } from './profile.service.js';
export type { UpsertOptions, WordChanges, WriteHooks, WrittenUsers } from './profile.service.js';
export { DuplicateService } from './duplicates/duplicates.service.js';
export type { Duplicate, DuplicatePlace } from './duplicates/duplicates.service.js';
export { findDuplicates } from './duplicates/find-duplicates.js';
export { EVIDENCE_KINDS } from './duplicates/similar.js';
export type { Evidence, EvidenceKind } from './duplicates/similar.js';
export { CollectedFrom } from './rights/collected-from.js';
export { IdentityConversion } from './identities/identity-conversion.js';
export { externalIdentity, IdentityRace, nameOf as nameOfIdentity } from './identities/identity-rows.js';
export { seenOwners, seenUsers, UNSEEN } from './identities/write-scope.js';
export type { WriteScope } from './identities/write-scope.js';
export { IdentityNotices } from './identities/notices.js';
export type { IdentityNotice, NoticePlace } from './identities/notices.js';
export { IdentityPolicies, POLICIES } from './identities/policies.js';
export type { IdentityPolicy, Policy } from './identities/policies.js';
export { readExternalId, resolveIdentities, resolveUsers, sharedAmong } from './identities/resolve-users.js';
export { MergeService } from './merge/merge.service.js';
export type { Merge, UserName } from './merge/merge.service.js';
export type { FieldOutcome, OutcomeReason } from './merge/preview.js';
export { profileCron, profileJobs } from './profile.jobs.js';
export { mergingPersonalData } from './merge/merging.personal-data.js';
export { normalizeEmail } from './standard-forms/email.js';
export { DEFAULT_REGION, isPhoneRegion, normalizePhone } from './standard-forms/phone.js';
export { holdPersons } from './merge/hold-persons.js';
export { forgetMovedTags } from './merge/merging.personal-data.js';
export { withdrawWords, wordsMoved } from './merge/withdraw-words.js';
export type { Withdrawal, Withdrawn } from './merge/withdraw-words.js';
export { personsOf, withMerged } from './merge/with-merged.js';
export { attributesOf, releaseIdentities, removeUsers } from './take-back.js';
export { startOf } from './origin.js';
export type { StoredOrigin } from './origin.js';
export type { SaidWord, Word } from './timeline.js';
export { markOf } from './words.js';
export type { WordChange } from './words.js';
export type { StoredAttributes } from './take-back.js';
export { STANDARD_FORMS } from './standard-forms/standard-form.js';
export type { StandardForm } from './standard-forms/standard-form.js';
export { Source, SOURCE_KINDS } from './sources/source.entity.js';
export type { SourceKind } from './sources/source.entity.js';
export { SourceService } from './sources/source.service.js';
export type { SourceInput } from './sources/source.service.js';
export { IDENTITY_KINDS, readIdentity, readUserItem } from './user-item.js';
export type { Identity, IdentityKind, UserItem } from './user-item.js';
export { comparePlaces, UserSearch } from './user-search.js';
export type { FoundUser, SearchPlace } from './user-search.js';
export { inPieces } from './personal-data.js';
export type { Json, PersonalData, PersonalPiece } from './personal-data.js';
export { ADDRESSES, announceIdentities } from './consent/channels.js';
export { ConsentService } from './consent/consent.service.js';
export { CONSENT_GIVERS, CONSENT_STATES } from './consent/consent-item.js';
export type { ConsentGiver, ConsentItem, ConsentState } from './consent/consent-item.js';
export { ConsentReader, placeOfConsent } from './consent/consent-reader.js';
export type { ConsentPlace, ConsentRecord, Suppression } from './consent/consent-reader.js';
export { consentPersonalData } from './consent/consent.personal-data.js';
export { birthDateKeys } from './consent/birth-dates.js';
export { mayReach } from './consent/may-reach.js';
export type { ChannelReach } from './consent/may-reach.js';
export { PreferenceLinks, preferenceSecrets } from './consent/preference-links.js';
export { PreferenceService } from './consent/preferences.js';
export type {
  Preference,
  PreferenceChange,
  PreferenceProof,
  Preferences,
  PurposePreferences,
} from './consent/preferences.js';
export { LEGAL_BASES, PurposeService } from './consent/purpose.service.js';
export type {
  ConsentPurpose,
  ConsentPurposeInput,
  InBothLanguages,
  LegalBasis,
  Wording,
} from './consent/purpose.service.js';
export { SuppressionService } from './consent/suppression.service.js';
export type { SuppressionAnswer, Suppressing } from './consent/suppression.service.js';
export { cluesOf, plainSql, plainText } from './rights/clues.js';
export type { Clues } from './rights/clues.js';
export { ERASED_MESSAGE, erasedAmong } from './rights/erased-identities.js';
export type { ErasureReceipt } from './rights/erasure.js';
export { erasureJobs } from './rights/erasure.jobs.js';
export { ErasureService } from './rights/erasure.service.js';
export type { Subject } from './rights/erasure.service.js';
export { RIGHTS, RightsService } from './rights/rights.service.js';
export type { ExercisedRight, Right } from './rights/rights.service.js';
export { ErasureList } from './rights/erasure-list.js';
export { expiringAttributes } from './rights/expiring-attributes.js';
export { nameOfRecord, PROCESSED_KINDS, ProcessingService } from './rights/processing.service.js';
export type { ProcessedKind, ProcessingInput, ProcessingRecord } from './rights/processing.service.js';
export { retentionCron, retentionJobs } from './rights/retention.jobs.js';
export { RETENTION_KINDS, RetentionService } from './rights/retention.service.js';
export type { Expiring, Retention, RetentionKind } from './rights/retention.service.js';
export { profileAccess } from './profile.access.js';
