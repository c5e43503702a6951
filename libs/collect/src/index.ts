export { collectColumns } from './collect.columns.js';
export { EventCatalogue } from './event-catalogue.js';
export type { EventType } from './event-catalogue.js';
export type { EventItem, Json, PropertyType } from './event-item.js';
export { makePartitions } from './event-partitions.js';
export { EventReader } from './event-reader.js';
export type { DayCount, PageOptions, UserEvent } from './event-reader.js';
export { EventService } from './event.service.js';
export type { OldestOf, TrackOptions } from './event.service.js';
