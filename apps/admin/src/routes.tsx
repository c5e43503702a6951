import { createBrowserRouter } from 'react-router';
import { SCREEN_TAKES } from './screens';
import { NotFound, RouteFailure } from './shell/failures';
import { Shell } from './shell/shell';
import type { RouteHandle } from './shell/shell';

/** A screen, with what it takes and whether it needs the room of the navigation. */
const screen = (path: keyof typeof SCREEN_TAKES, narrowNav = false): { path: string; handle: RouteHandle } => ({
  path,
  handle: { takes: SCREEN_TAKES[path], narrowNav },
});

/** Each screen is a folder whose index exports `Component`, loaded when its route is opened. */
export const router = createBrowserRouter([
  { path: '/sign-in', ErrorBoundary: RouteFailure, lazy: () => import('./screens/sign-in') },
  { path: '/setup', ErrorBoundary: RouteFailure, lazy: () => import('./screens/accept') },
  { path: '/accept', ErrorBoundary: RouteFailure, lazy: () => import('./screens/accept') },
  {
    Component: Shell,
    ErrorBoundary: RouteFailure,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: RouteFailure,
        children: [
          {
            lazy: () => import('./shell/messages'),
            children: [
              { ...screen('/'), lazy: () => import('./screens/overview') },
              { ...screen('/users'), lazy: () => import('./screens/users') },
              { ...screen('/users/:id', true), lazy: () => import('./screens/user') },
              { ...screen('/people'), lazy: () => import('./screens/people') },
              { ...screen('/tags'), lazy: () => import('./screens/tags') },
              { ...screen('/data'), lazy: () => import('./screens/data') },
              { ...screen('/data/imports/:id', true), lazy: () => import('./screens/data/imports') },
              { ...screen('/privacy'), lazy: () => import('./screens/privacy') },
              { ...screen('/settings'), lazy: () => import('./screens/settings') },
              { ...screen('/segments'), lazy: () => import('./screens/segments') },
              { ...screen('/segments/:key'), lazy: () => import('./screens/segment') },
              { ...screen('/models'), lazy: () => import('./screens/models') },
              { ...screen('/retention'), lazy: () => import('./screens/cohorts') },
              { ...screen('/overlap'), lazy: () => import('./screens/overlap') },
            ],
          },
          // No key has a tilde, so that no segment stands in the way.
          { ...screen('/segments/~new', true), lazy: () => import('./screens/segment-builder') },
          { ...screen('/segments/:key/edit', true), lazy: () => import('./screens/segment-builder') },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]);
