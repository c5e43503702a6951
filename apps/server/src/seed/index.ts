export { Calendar } from './calendar.js';
export { doubles } from './doubles.js';
export {
  ALLERGIES,
  CORRECTED_PLACE,
  FORGOTTEN,
  life,
  PURPOSES,
  RECORDS,
  RESTRICTED_PLACE,
  RETENTIONS,
  STORE_FILE,
} from './rights.js';
export { seed, type SeedDoors } from './seed.js';
