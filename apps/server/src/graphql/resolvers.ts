import type { NonEmptyArray } from 'type-graphql';
import { ApiKeyResolver } from './api-key/api-key.resolver.js';
import { ApprovalResolver } from './approval/approval.resolver.js';
import { AskingResolver } from './approval/asking.resolver.js';
import { AuditResolver } from './audit/audit.resolver.js';
import { AttributeResolver } from './attribute/attribute.resolver.js';
import { CohortResolver } from './cohort/cohort.resolver.js';
import { ConsentResolver, UserConsentResolver } from './consent/consent.resolver.js';
import { EventTypeResolver, UserEventResolver } from './event/event.resolver.js';
import { ImportResolver } from './import/import.resolver.js';
import { ConnectorResolver } from './inbound/connector.resolver.js';
import { WebhookResolver } from './inbound/webhook.resolver.js';
import { WriteKeyResolver } from './inbound/write-key.resolver.js';
import { IdentityNoticeResolver, IdentityPolicyResolver } from './identity/identity.resolver.js';
import { AccountResolver } from './member/account.resolver.js';
import { MemberResolver } from './member/member.resolver.js';
import { RoleResolver } from './member/role.resolver.js';
import { DuplicateResolver } from './merge/duplicate.resolver.js';
import { MergeResolver, UserMergeResolver } from './merge/merge.resolver.js';
import { ModelResolver, ModelRunResolver } from './model/model.resolver.js';
import { OverviewResolver } from './overview/overview.resolver.js';
import { ProcessingResolver } from './privacy/processing.resolver.js';
import { RetentionResolver } from './privacy/retention.resolver.js';
import { ErasureResolver, UserRightsResolver } from './privacy/rights.resolver.js';
import { ExplanationResolver, NodeExplanationResolver } from './rule/explanation.resolver.js';
import { PreviewResolver } from './rule/preview.resolver.js';
import { RuleResolver } from './rule/rule.resolver.js';
import { PreviewSentence, SegmentSentence, SegmentVersionSentence } from './rule/sentence.resolver.js';
import { SnapshotFields } from './segment/segment.snapshot.js';
import { SegmentFields, SegmentVersionFields } from './segment/segment.fields.js';
import { SegmentResolver } from './segment/segment.resolver.js';
import { SegmentSubscription } from './segment/segment.subscription.js';
import { DestinationResolver } from './movement/destination.resolver.js';
import { MovementSubscription } from './movement/movement.subscription.js';
import { AttributeUses, EventUses, TagUses, UserSegments } from './segment/segment.uses.js';
import { SourceResolver } from './source/source.resolver.js';
import { CleaningResolver } from './cleaning/cleaning.resolver.js';
import { InferenceTableResolver } from './cleaning/inference-table.resolver.js';
import { TagResolver, UserTagResolver } from './tag/tag.resolver.js';
import { AttributeHistoryResolver } from './user/attribute-history.resolver.js';
import { UserResolver } from './user/user.resolver.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';
import { WorkspaceResolver } from './workspace/workspace.resolver.js';

/** Every resolver of the schema. None has constructor arguments: services come with the context. */
export const resolvers: NonEmptyArray<new () => object> = [
  AccountResolver,
  ApiKeyResolver,
  ApprovalResolver,
  AskingResolver,
  AuditResolver,
  AttributeHistoryResolver,
  AttributeResolver,
  AttributeUses,
  CohortResolver,
  ConsentResolver,
  DuplicateResolver,
  CleaningResolver,
  EventTypeResolver,
  EventUses,
  ConnectorResolver,
  ExplanationResolver,
  NodeExplanationResolver,
  IdentityNoticeResolver,
  IdentityPolicyResolver,
  MemberResolver,
  MergeResolver,
  ImportResolver,
  InferenceTableResolver,
  ModelResolver,
  ModelRunResolver,
  OverviewResolver,
  PreviewResolver,
  PreviewSentence,
  ProcessingResolver,
  RetentionResolver,
  ErasureResolver,
  UserRightsResolver,
  RoleResolver,
  RuleResolver,
  SegmentFields,
  SnapshotFields,
  SegmentVersionFields,
  SegmentResolver,
  SegmentSentence,
  SegmentSubscription,
  DestinationResolver,
  MovementSubscription,
  SegmentVersionSentence,
  SourceResolver,
  TagResolver,
  TagUses,
  UserConsentResolver,
  UserEventResolver,
  UserMergeResolver,
  UserResolver,
  UserSegments,
  UserTagResolver,
  ViewerResolver,
  WebhookResolver,
  WorkspaceResolver,
  WriteKeyResolver,
];
