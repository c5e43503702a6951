import { useSyncExternalStore } from 'react';

/** Whether the server answers: the moment since when it has not, or null. Told by the Apollo link, shown by the banner. */
let lostSince: number | null = null;
const listeners = new Set<() => void>();

function set(next: number | null): void {
  if (next === lostSince) return;
  lostSince = next;
  for (const listener of listeners) listener();
}

export const connectionLost = (): void => set(lostSince ?? Date.now());
export const connectionFound = (): void => set(null);

export function useConnectionLost(): number | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lostSince,
  );
}
