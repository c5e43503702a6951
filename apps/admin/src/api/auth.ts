/** How a door of signing in answered. */
export interface AuthAnswer {
  /** Of a refusal; UNREACHABLE where there was no answer. */
  code?: string;
  next?: 'DONE' | 'SECOND_FACTOR' | 'SIGN_IN';
  ticket?: string;
  reason?: string;
  retryAfter?: number;
  purpose?: 'SETUP' | 'INVITATION' | 'RESET';
  email?: string;
  name?: string;
  openId?: boolean;
}

/** Asks a door of signing in. Never rejects: a failure is an answer with a code. */
export async function askAuth(door: string, body?: object): Promise<AuthAnswer> {
  try {
    const response = await fetch(`/auth/${door}`, {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    return (await response.json()) as AuthAnswer;
  } catch {
    return { code: 'UNREACHABLE' };
  }
}

/** Goes to sign in, and back to where one was. The page is loaded anew: nothing of whoever was here stays in memory. */
export function goToSignIn(): void {
  if (location.pathname === '/sign-in') return;
  const here = location.pathname + location.search;
  location.assign(here === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(here)}`);
}

export async function signOut(): Promise<void> {
  await askAuth('sign-out', {});
  location.assign('/sign-in');
}
