export { CASE_GROUPS } from './cases/index.js';
export type { CaseGroup, RuleCase } from './cases/case-group.js';
export { oracle } from './oracle.js';
export { applyChange, assignmentsOf, sayingsOf, stoppedAt, userAt } from './population.js';
export type {
  Change,
  Population,
  PopulationConsent,
  PopulationEvent,
  PopulationTag,
  PopulationUser,
} from './population.js';
export type { JsonValue } from './json.js';
export { arbitraryChange, arbitraryPopulation } from './arbitrary/population.js';
export type { PopulationSize } from './arbitrary/population.js';
export { arbitraryPredicate, arbitraryPropertyPredicate } from './arbitrary/predicate.js';
export { arbitraryAsOf, arbitraryDefinitions, arbitraryLeaf, arbitraryRule } from './arbitrary/rule.js';
export { ARBITRARY_NOW, ARBITRARY_VALUES, arbitraryProperty, TIME_ZONES } from './arbitrary/values.js';
