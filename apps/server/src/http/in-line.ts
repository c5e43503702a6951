import type { RequestHandler } from 'express';

/**
 * Handlers one after another, as one of them: Express's router, which looks at the path and its parameters before each, takes a
 * tenth of a look-up's time for ten of them.
 */
export function inLine(...handlers: readonly RequestHandler[]): RequestHandler {
  return (request, response, next) => {
    const run = (at: number): void => {
      const handler = handlers[at];
      if (!handler) {
        next();
        return;
      }
      try {
        const running: unknown = handler(request, response, (error?: unknown) => {
          if (error === undefined) run(at + 1);
          else next(error);
        });
        if (running instanceof Promise) running.catch(next);
      } catch (error) {
        next(error);
      }
    };
    run(0);
  };
}
