import type { TestServer } from './test-server.js';

export interface DoorAnswer {
  status: number;
  body: { code?: string; next?: string; ticket?: string } & Record<string, unknown>;
  /** What the browser keeps from now on; undefined where nothing was set. */
  cookie: string | undefined;
  headers: Headers;
}

/** Sends JSON to a door of signing in, as a page of the server does; `headers` say otherwise. */
export async function atDoor(
  { url }: Pick<TestServer, 'url'>,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<DoorAnswer> {
  const response = await fetch(`${url}/auth/${path}`, {
    method: 'POST',
    // A cookie of its own keeps the tests' key away.
    headers: { 'content-type': 'application/json', origin: url, cookie: 'none=1', ...headers },
    body: JSON.stringify(body),
  });
  const set = response.headers.get('set-cookie')?.split(';')[0];
  return {
    status: response.status,
    body: (await response.json()) as DoorAnswer['body'],
    cookie: set,
    headers: response.headers,
  };
}

/** Follows a link that was made: the member has this password, and is signed in. */
export async function followLink(server: TestServer, link: string, password: string): Promise<DoorAnswer> {
  return atDoor(server, 'accept', { token: link.split('#')[1], password });
}
