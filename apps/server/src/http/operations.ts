/** A door of HTTP: what it does, by the name of the operation that it asks for, or why nobody has to be somebody there. */
export type HttpOperation = { readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'; readonly path: string } & (
  { readonly operation: string } | { readonly open: string }
);

/** Every path that is answered beside GraphQL and the files of the app. A test holds it against the doors that there are. */
export const HTTP_OPERATIONS: readonly HttpOperation[] = [
  { method: 'POST', path: '/v1/events', operation: 'trackEvents' },
  { method: 'POST', path: '/v1/users', operation: 'upsertUsers' },
  { method: 'POST', path: '/v1/consents', operation: 'recordConsents' },
  { method: 'POST', path: '/v1/imports', operation: 'uploadImport' },
  { method: 'PATCH', path: '/v1/imports/:id', operation: 'uploadImport' },
  { method: 'GET', path: '/v1/imports/:id', operation: 'uploadImport' },
  { method: 'GET', path: '/v1/imports/:id/rejected.csv', operation: 'rejectedRows' },
  { method: 'GET', path: '/v1/inference-tables/:kind', operation: 'inferenceTables' },
  { method: 'PUT', path: '/v1/inference-tables/:kind', operation: 'giveInferenceTable' },
  { method: 'GET', path: '/v1/segments/:key/members', operation: 'exportMembers' },
  { method: 'GET', path: '/v1/approvals/:id/file', operation: 'exportMembers' },
  { method: 'GET', path: '/v1/users/:id/export.html', operation: 'exportPerson' },
  { method: 'GET', path: '/v1/users/:id/export.json', operation: 'exportPerson' },
  { method: 'GET', path: '/v1/movements/:id/users', operation: 'movementUsers' },
  { method: 'GET', path: '/v1/audit', operation: 'exportAudit' },
  { method: 'GET', path: '/metrics', operation: 'readMetrics' },
  { method: 'POST', path: '/auth/password', operation: 'changePassword' },

  { method: 'GET', path: '/healthz', open: 'says that the process lives' },
  { method: 'GET', path: '/readyz', open: 'says whether it can answer' },
  { method: 'GET', path: '/sdk.js', open: 'the script that pages of the company load' },
  { method: 'POST', path: '/v1/collect', open: 'takes what browsers send, with a write key, and tells nothing' },
  { method: 'POST', path: '/v1/hooks/:key', open: "takes what a system's signature or secret vouches for" },
  { method: 'GET', path: '/preferences/:token', open: 'the choices of the one person whom the link names' },
  { method: 'POST', path: '/preferences/:token', open: 'the choices of the one person whom the link names' },
  { method: 'GET', path: '/auth/ways', open: 'says by what one may sign in' },
  { method: 'POST', path: '/auth/sign-in', open: 'takes e-mail and password' },
  { method: 'POST', path: '/auth/second-factor', open: 'takes a code, with the ticket of the password' },
  { method: 'POST', path: '/auth/sign-out', open: 'ends the session that is shown' },
  { method: 'POST', path: '/auth/link', open: 'what a link is for, for whoever has it' },
  { method: 'POST', path: '/auth/accept', open: 'sets a password, for whoever has a link' },
  { method: 'GET', path: '/auth/openid', open: 'leads to the OpenID provider' },
  { method: 'GET', path: '/auth/openid/callback', open: 'takes what the OpenID provider vouches for' },
  { method: 'GET', path: '/playground', open: 'a page of the app' },
];
