import { lazy } from 'react';

/** The drawers in which something is asked for that takes a second person; loaded when somebody opens one. */
export const AskErasure = lazy(async () => ({ default: (await import('./ask-erasure')).AskErasure }));
export const AskExport = lazy(async () => ({ default: (await import('./ask-export')).AskExport }));
