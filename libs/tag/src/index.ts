export { tagColumns } from './tag.columns.js';
export { Tag, TAG_CLASSES } from './tag.entity.js';
export type { TagClass } from './tag.entity.js';
export { isStale, TagReader } from './tag-reader.js';
export type { UserTag } from './tag-reader.js';
export { TagService } from './tag.service.js';
export type { AssignOptions, Holders, TagInput } from './tag.service.js';
export { UserIntake } from './user-intake.js';
export type { TaggedUserItem } from './user-intake.js';
