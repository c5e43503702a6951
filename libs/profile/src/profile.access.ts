import { may, mayOfAll } from '@strata/access';
import type { AccessRules } from '@strata/access';

/** Who may see and change who users are. */
export const profileAccess: AccessRules = {
  operations: {
    user: mayOfAll('profile.read'),
    users: mayOfAll('profile.read'),
    upsertUsers: mayOfAll('profile.write'),
    correctUser: mayOfAll('profile.write'),
    exportPerson: mayOfAll('profile.export'),

    attributes: may('definition.read'),
    defineAttribute: may('definition.write'),
    sources: may('definition.read'),
    defineSource: may('definition.write'),
    identityPolicies: may('definition.read'),
    setIdentityPolicy: may('definition.write'),
    identityNotices: mayOfAll('profile.merge'),
    clearIdentityNotice: mayOfAll('profile.merge'),

    duplicates: mayOfAll('profile.merge'),
    dismissDuplicate: mayOfAll('profile.merge'),
    merges: mayOfAll('profile.merge'),
    mergePreview: mayOfAll('profile.merge'),
    mergeUsers: mayOfAll('profile.merge'),
    undoMerge: mayOfAll('profile.merge'),

    consentPurposes: may('definition.read'),
    defineConsentPurpose: may('privacy.manage'),
    recordConsents: mayOfAll('consent.write'),
    suppressUsers: mayOfAll('consent.write'),
    unsuppressUsers: mayOfAll('consent.write'),
    preferenceLink: mayOfAll('consent.write'),

    erasure: mayOfAll('privacy.read'),
    erasures: mayOfAll('privacy.read'),
    eraseUser: mayOfAll('profile.erase'),
    liftErasure: mayOfAll('profile.erase'),
    restrictUser: mayOfAll('privacy.manage'),
    liftRestriction: mayOfAll('privacy.manage'),
    retentions: may('privacy.read'),
    retentionPreview: mayOfAll('privacy.read'),
    setRetention: may('privacy.manage'),
    processingRecords: may('privacy.read'),
    setProcessingRecord: may('privacy.manage'),
  },
  objects: {
    User: may('profile.read'),
    Attribute: may('definition.read'),
    AttributeIntervalObject: may('profile.read'),
    ConsentPurpose: may('definition.read'),
    ConsentRecord: may('profile.read'),
    // Pairs are found by phones and e-mail addresses: being one of a pair tells what the other has.
    Duplicate: mayOfAll('profile.sensitive'),
    ErasureReceipt: mayOfAll('privacy.read'),
    ExercisedRight: may('privacy.read'),
    IdentityNotice: mayOfAll('profile.sensitive'),
    IdentityPolicy: may('definition.read'),
    Merge: mayOfAll('profile.merge'),
    MergeOutcome: mayOfAll('profile.merge'),
    ProcessingRecord: may('privacy.read'),
    Retention: may('privacy.read'),
    Source: may('definition.read'),
    Suppression: may('profile.read'),
    UserIdentity: may('profile.read'),
    UserExport: may('profile.export'),
  },
  fields: {
    'Attribute.coverage': mayOfAll('audience.count'),
  },
};
