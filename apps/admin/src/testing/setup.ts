import { TextDecoder, TextEncoder } from 'node:util';

// What jsdom lacks and Ant Design, Apollo and the query builder ask for.
Object.assign(globalThis, { TextDecoder, TextEncoder });
window.matchMedia = (query: string): MediaQueryList =>
  ({
    media: query,
    matches: query.includes('min-width'),
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  }) satisfies MediaQueryList;
globalThis.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
