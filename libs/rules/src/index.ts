export * from './rule.js';
export * from './column.js';
export { columnHasHistory, columnKey, columnMoves } from './column-key.js';
export { addDuration, durationOf, parseDuration, parseRelative } from './duration.js';
export type { Duration } from './duration.js';
export {
  DAY,
  dayFrom,
  dayOf,
  dayStart,
  formatDate,
  formatInstant,
  INSTANT_PATTERN,
  parseDate,
  parseInstant,
} from './instant.js';
export { childRules, ROOT_PATH, ruleForm } from './path.js';
export { planRule } from './plan.js';
export { expandTags, tagLineage } from './tag-tree.js';
export { measureName, measureProperty, measureType, MEASURES, OPERATORS, propertyType } from './predicate-type.js';
export type { MeasureName } from './predicate-type.js';
export { predicateMoves, resolveTest } from './resolve-test.js';
export { missingMatches, testValue } from './test-value.js';
export { foldText, isStorableText, normalizeText } from './text.js';
export { resolveWindow } from './window.js';
export type { Window } from './window.js';
export { addDurationSql } from './duration-sql.js';
export { SqlParameters } from './parameters.js';
export { andAmong, planSql, PRESENT_USERS, sourceOf } from './plan-sql.js';
export type { SomeUsers, SqlQuery } from './plan-sql.js';
export { testSql } from './test-sql.js';
export { filtersSql, propertyExpressions } from './property-sql.js';
export type { JsonExpressions } from './property-sql.js';
export { decayed, halfLifeOf, parseHalfLife, weightLead, weightQuestion } from './decay.js';
export { checkRule } from './check/check-rule.js';
export type { CheckedRule, CheckOptions } from './check/check-rule.js';
export type { Fault, FaultCode } from './check/fault.js';
export { checkEventName, checkKey, checkPropertyName } from './names.js';
export type { KeyKind, NameCheck } from './names.js';
export { reachedReferences, ruleReferences } from './references.js';
export { HIDDEN, restsOnSensitive, sensitiveConditions, withoutSensitiveLiterals } from './sensitive.js';
export type { SensitiveCondition } from './sensitive.js';
export type { RuleReferences } from './references.js';
export { lintRule } from './lint/lint-rule.js';
export type { LintOptions } from './lint/lint-rule.js';
export type { Locale, RuleWarning, WarningCode } from './lint/warning.js';
export { channelName, describeCondition, describeRule, describeRuleAsText } from './describe/describe-rule.js';
export type { Phrase } from './describe/phrase.js';
export { spokenName } from './describe/names.js';
export { standardEventDescription } from './standard-events/descriptions.js';
export {
  isMovementEvent,
  STANDARD_EVENT_GROUPS,
  standardEvent,
  standardEventNames,
  standardProperty,
  standardPropertyKeys,
  unexpectedTypes,
} from './standard-events/index.js';
export type {
  StandardEvent,
  StandardEventGroup,
  StandardProperty,
  StandardPropertyType,
} from './standard-events/index.js';
