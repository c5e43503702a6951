export { modelAccess } from './model.access.js';
export { ModelService } from './model.service.js';
export type { ModelChange, ModelInput } from './model.service.js';
export type { Model } from './model.js';
