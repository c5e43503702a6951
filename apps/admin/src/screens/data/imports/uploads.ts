import { useSyncExternalStore } from 'react';
import { client } from '../../../api/client';
import { DISCARD_IMPORT } from './documents';
import { forget, known, remember } from './sent-files';

export type UploadState = 'WAITING' | 'SENDING' | 'OFFLINE' | 'REFUSED' | 'SENT';

/** A file on its way to the server. */
export interface Upload {
  key: string;
  name: string;
  bytes: number;
  sent: number;
  state: UploadState;
  /** The import that it becomes; absent until the server knows of it. */
  id?: string;
  /** Bytes a second, of late. */
  speed: number;
  /** Why it was REFUSED. */
  fault?: { code: string; message: string };
}

/** Small enough that a dropped connection loses little and progress moves; each is a transaction on the server. */
const PIECE = 2 << 20;
const AT_ONCE = 2;
/** Waits between tries when the server does not answer; a network that is back is tried at once. */
const WAITS = [1_000, 2_000, 4_000, 8_000];

class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

let list: readonly Upload[] = [];
const files = new Map<string, { file: File; stop: AbortController }>();
const listeners = new Set<() => void>();
let made = 0;

function change(key: string, changes: Partial<Upload> | null): void {
  list = list.flatMap((one) => (one.key !== key ? [one] : changes ? [{ ...one, ...changes }] : []));
  for (const listener of listeners) listener();
}

/** Every file that this page is sending or could not send. They go on while other screens are looked at. */
export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => list,
  );
}

/**
 * Sends a file; `id` is an upload of it that was dropped, which goes on where it stands. A file that this browser was sending before
 * a reload is known again by its name, size and date.
 */
export function send(file: File, id = known(file)): string {
  const key = String((made += 1));
  files.set(key, { file, stop: new AbortController() });
  list = [
    ...list,
    { key, name: file.name, bytes: file.size, sent: 0, state: 'WAITING', speed: 0, ...(id !== undefined && { id }) },
  ];
  change(key, {});
  begin();
  return key;
}

/** Stops sending; what the server has of the file is thrown away there. */
export async function cancel(key: string): Promise<void> {
  const upload = list.find((one) => one.key === key);
  end(key);
  if (upload?.id === undefined) return;
  forget(upload.id);
  await client.mutate({ mutation: DISCARD_IMPORT, variables: { input: { id: upload.id } }, errorPolicy: 'all' });
}

/** Tries a refused file again. */
export function again(key: string): void {
  const held = files.get(key);
  end(key);
  if (held) send(held.file);
}

function end(key: string): void {
  files.get(key)?.stop.abort();
  files.delete(key);
  change(key, null);
  begin();
}

function begin(): void {
  const moving = list.filter(({ state }) => state === 'SENDING' || state === 'OFFLINE').length;
  for (const { key } of list.filter(({ state }) => state === 'WAITING').slice(0, Math.max(0, AT_ONCE - moving))) {
    change(key, { state: 'SENDING' });
    void run(key);
  }
  window.onbeforeunload = list.some(({ state }) => state === 'SENDING' || state === 'OFFLINE')
    ? (event) => event.preventDefault()
    : null;
}

async function run(key: string): Promise<void> {
  const held = files.get(key);
  if (!held) return;
  const { file, stop } = held;
  let failures = 0;
  while (!stop.signal.aborted) {
    try {
      await sendRest(key, file, stop.signal, () => (failures = 0));
      files.delete(key);
      change(key, { state: 'SENT' });
      break;
    } catch (error) {
      if (stop.signal.aborted) return;
      const refused = error instanceof Refused ? error : (await isReadable(file)) ? undefined : GONE;
      if (refused) {
        change(key, { state: 'REFUSED', fault: { code: refused.code, message: refused.message } });
        break;
      }
      change(key, { state: 'OFFLINE', speed: 0 });
      await pause(WAITS[Math.min(failures, WAITS.length - 1)] ?? 0, stop.signal);
      failures += 1;
    }
  }
  begin();
}

const GONE = new Refused('FILE_CHANGED', 'the file was moved or changed');

/** From where the server stands to the end. */
async function sendRest(key: string, file: File, signal: AbortSignal, moved: () => void): Promise<void> {
  const { id, received, state } = await stand(key, file, signal);
  change(key, { id, sent: received, state: 'SENDING' });
  if (state !== 'UPLOADING') return forget(id);
  remember(id, file);
  let at = received;
  do {
    const began = performance.now();
    const answer = await ask(`/v1/imports/${id}?offset=${at}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/octet-stream' },
      body: file.slice(at, at + PIECE),
      signal,
    });
    const speed = ((answer.received - at) / Math.max(performance.now() - began, 1)) * 1_000;
    at = answer.received;
    moved();
    const before = list.find((one) => one.key === key)?.speed ?? 0;
    change(key, { sent: at, speed: before === 0 ? speed : before * 0.7 + speed * 0.3 });
  } while (at < file.size);
  forget(id);
}

/** How much of the file the server has; it is begun anew where what was begun is gone. */
async function stand(key: string, file: File, signal: AbortSignal): Promise<Stand> {
  const id = list.find((one) => one.key === key)?.id;
  if (id !== undefined) {
    const found = await ask(`/v1/imports/${id}`, { signal }).catch((error: unknown) => {
      if (error instanceof Refused) return undefined;
      throw error;
    });
    if (found && found.state !== 'DISCARDED') return found;
    forget(id);
  }
  const query = new URLSearchParams({ fileName: file.name, bytes: String(file.size) });
  return ask(`/v1/imports?${query.toString()}`, { method: 'POST', signal });
}

interface Stand {
  id: string;
  received: number;
  state: string;
}

async function ask(path: string, options: RequestInit): Promise<Stand> {
  const response = await fetch(path, options);
  if (response.status >= 500) throw new Error(`the server answered ${response.status}`);
  const body = (await response.json()) as Stand & { code?: string; message?: string };
  if (response.ok) return body;
  // Another try had come further than its answer: it goes on from there.
  if (body.code === 'WRONG_OFFSET') throw new Error('the server stands elsewhere');
  throw new Refused(body.code ?? 'INTERNAL', body.message ?? '');
}

const isReadable = (file: File): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );

/** Until the time is over, the network is back, or nobody waits any more. */
function pause(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((go) => {
    const over = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', over);
      signal.removeEventListener('abort', over);
      go();
    };
    const timer = setTimeout(over, time);
    window.addEventListener('online', over);
    signal.addEventListener('abort', over);
  });
}
