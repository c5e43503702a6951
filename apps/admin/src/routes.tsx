import { createBrowserRouter } from 'react-router';
import { NotFound, RouteFailure } from './shell/failures';
import { Shell } from './shell/shell';
import type { RouteHandle } from './shell/shell';

const narrowNav: RouteHandle = { narrowNav: true };

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
              { path: '/', lazy: () => import('./screens/overview') },
              { path: '/users', lazy: () => import('./screens/users') },
              { path: '/users/:id', handle: narrowNav, lazy: () => import('./screens/user') },
              { path: '/people', lazy: () => import('./screens/people') },
              { path: '/tags', lazy: () => import('./screens/tags') },
              { path: '/data', lazy: () => import('./screens/data') },
              { path: '/data/imports/:id', handle: narrowNav, lazy: () => import('./screens/data/imports') },
              { path: '/privacy', lazy: () => import('./screens/privacy') },
              { path: '/settings', lazy: () => import('./screens/settings') },
              { path: '/segments', lazy: () => import('./screens/segments') },
              { path: '/segments/:key', lazy: () => import('./screens/segment') },
              { path: '/overlap', lazy: () => import('./screens/overlap') },
            ],
          },
          // No key has a tilde, so that no segment stands in the way.
          { path: '/segments/~new', handle: narrowNav, lazy: () => import('./screens/segment-builder') },
          { path: '/segments/:key/edit', handle: narrowNav, lazy: () => import('./screens/segment-builder') },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]);
