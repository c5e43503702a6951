export { modelAccess } from './model.access.js';
export { ModelService } from './model.service.js';
export type { ModelChange, ModelInput } from './model.service.js';
export { MODEL_KIND_NAMES } from './model.js';
export type { Model, ModelFigures, ModelKindName } from './model.js';
export type { SettingsInput } from './settings.js';
