export * from './models/index.js';
export * from './runs/index.js';
export * from './rfm/index.js';
