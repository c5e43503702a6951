import { newMessageId } from './message.js';
import type { EventName, EventProperties, Message } from './message.js';
import { createQueue } from './queue.js';
import type { QueueOptions, Store } from './queue.js';

export type { EventName, EventProperties, Message, Problem } from './message.js';
export type { StandardEvents } from './standard-events.js';

export interface BrowserOptions extends QueueOptions {
  /**
   * `required` (the default): nothing is sent and nothing stored until `consent('granted')`; what happens before is not recorded.
   * `granted`: the page has the consent already.
   */
  consent?: 'required' | 'granted';
}

export interface Strata {
  /** Says who this is, and what is known of them; joins what they did before to them. */
  identify(userId: string, traits?: Record<string, unknown>): void;
  track<Name extends EventName>(name: Name, properties?: EventProperties<Name>): void;
  /** `page_viewed` of this page: its path, title, address without the query, referrer and campaign. */
  page(name?: string, properties?: Record<string, unknown>): void;
  /** The same person has another id too: that of whoever signs up after `identify`. */
  alias(userId: string): void;
  /** Whoever comes next is someone else: after signing out. */
  reset(): void;
  /** `denied` deletes all that is stored here and all that waits; it is remembered by storing nothing. */
  consent(state: 'granted' | 'denied'): void;
  /** Sends what waits; true when nothing is left. */
  flush(): Promise<boolean>;
}

const PREFIX = 'strata.';
const MESSAGE = `${PREFIX}m.`;
const PERSON = `${PREFIX}person`;
const CONSENT = `${PREFIX}consent`;

interface Person {
  anonymousId: string;
  userId?: string;
}

/** Storage that is full, or that the browser forbids, is none: messages then live as long as the page. */
function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
const read = (key: string): string | null | undefined => attempt(() => localStorage.getItem(key));
const write = (key: string, value: string): void => attempt(() => localStorage.setItem(key, value));
const forget = (key: string): void => attempt(() => localStorage.removeItem(key));
const parse = <Value>(text: string | null | undefined): Value | undefined =>
  attempt(() => (text ? (JSON.parse(text) as Value) : undefined));

/** A key for each message, so that no tab writes over what another has queued. */
const store: Store = {
  load: () =>
    (attempt(() => Object.keys(localStorage)) ?? [])
      .filter((key) => key.startsWith(MESSAGE))
      .sort()
      .flatMap((key) => parse<Message>(read(key)) ?? []),
  add: (message) => write(MESSAGE + message.messageId, JSON.stringify(message)),
  remove: (messages) => messages.forEach(({ messageId }) => forget(MESSAGE + messageId)),
};

/** No cookies, in any case: what is kept is kept in this site's own storage. */
export function createStrata(options: BrowserOptions): Strata {
  let granted = options.consent === 'granted' || read(CONSENT) === 'granted';
  let person: Person = parse<Person>(granted ? read(PERSON) : null) ?? { anonymousId: newMessageId() };
  /** Held for the moment of consent, in memory alone. */
  let early: [string, Record<string, unknown> | undefined] | undefined;
  const queue = createQueue(options, {
    ...store,
    load: () => (granted ? store.load() : []),
  });
  const keep = (): void => {
    if (granted) write(PERSON, JSON.stringify(person));
  };
  const push = (message: Pick<Message, 'type' | 'name' | 'properties' | 'traits'>): void => {
    if (!granted) return;
    keep();
    queue.push({ messageId: newMessageId(), ...message, ...person, occurredAt: new Date().toISOString() });
  };
  const strata: Strata = {
    identify(userId, traits) {
      // Someone else on this device: what they do is not to be joined to the one before.
      if (person.userId && person.userId !== userId) strata.reset();
      person.userId = userId;
      if (granted) push({ type: 'identify', traits });
      else early = [userId, traits];
    },
    track: (name, properties) => push({ type: 'track', name, properties }),
    page(name, properties) {
      const query = new URLSearchParams(location.search);
      const found = {
        page: name ?? location.pathname,
        title: document.title,
        url: location.origin + location.pathname,
        referrer: document.referrer.split('?')[0],
        source: query.get('utm_source'),
        campaign: query.get('utm_campaign'),
      };
      const known = Object.entries(found).filter(([, value]) => value);
      push({ type: 'track', name: 'page_viewed', properties: { ...Object.fromEntries(known), ...properties } });
    },
    alias(userId) {
      person.userId = userId;
      push({ type: 'identify' });
    },
    reset() {
      early = undefined;
      person = { anonymousId: newMessageId() };
      keep();
    },
    consent(state) {
      if (state === 'granted') {
        if (granted) return;
        granted = true;
        write(CONSENT, state);
        queue.adopt();
        if (early) strata.identify(...early);
        early = undefined;
      } else {
        queue.clear();
        strata.reset();
        granted = false;
        [CONSENT, PERSON].forEach(forget);
      }
    },
    flush: () => queue.flush(),
  };
  addEventListener('online', () => {
    queue.adopt();
    void queue.flush();
  });
  // The last moment that a page is sure to see, on phones too.
  document.addEventListener('visibilitychange', () => {
    const body = document.visibilityState === 'hidden' && granted ? queue.beacon() : undefined;
    if (body) navigator.sendBeacon(options.url.replace(/\/+$/, '') + '/v1/collect', body);
  });
  return strata;
}
