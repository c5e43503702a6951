import type { Permission } from './graphql/graphql';

/** What each screen takes, by its path: the navigation shows what may be opened, and the rest shows that it may not. */
export const SCREEN_TAKES = {
  '/': ['AUDIENCE_COUNT', 'SEGMENT_READ', 'TAG_READ'],
  '/users': ['PROFILE_READ', 'DEFINITION_READ', 'TAG_READ'],
  '/users/:id': ['PROFILE_READ', 'DEFINITION_READ', 'TAG_READ', 'SEGMENT_READ', 'EVENT_READ'],
  '/people': ['PROFILE_MERGE', 'PROFILE_READ'],
  '/tags': ['TAG_READ', 'SEGMENT_READ'],
  '/data': ['DEFINITION_READ', 'SEGMENT_READ'],
  '/data/imports/:id': ['IMPORT_RUN', 'IMPORT_READ', 'DEFINITION_READ', 'TAG_READ'],
  '/privacy': ['PRIVACY_READ', 'DEFINITION_READ'],
  '/settings': [],
  '/segments': ['SEGMENT_READ'],
  '/segments/:key': ['SEGMENT_READ', 'DEFINITION_READ', 'TAG_READ'],
  '/models': ['TAG_READ', 'AUDIENCE_COUNT', 'DEFINITION_READ'],
  '/retention': ['AUDIENCE_COUNT', 'DEFINITION_READ', 'SEGMENT_READ'],
  '/overlap': ['AUDIENCE_COUNT', 'SEGMENT_READ'],
  '/segments/~new': ['SEGMENT_WRITE', 'SEGMENT_READ', 'AUDIENCE_COUNT', 'DEFINITION_READ', 'TAG_READ'],
  '/segments/:key/edit': ['SEGMENT_WRITE', 'SEGMENT_READ', 'AUDIENCE_COUNT', 'DEFINITION_READ', 'TAG_READ'],
} as const satisfies Record<string, readonly Permission[]>;
