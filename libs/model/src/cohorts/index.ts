export { cohortAccess } from './cohort.access.js';
export { MOST_COHORTS, MOST_PERIODS, readCohortQuestion } from './cohort-question.js';
export type { CohortQuestion, CohortQuestionInput, CountedEvent } from './cohort-question.js';
export { averagesOf, shareOf } from './cohort-table.js';
export type { Cohort, CohortCell, CohortTable, PeriodAverage } from './cohort-table.js';
export { CohortService } from './cohorts.service.js';
export { COHORT_UNITS } from './units.js';
export type { CohortUnit } from './units.js';
