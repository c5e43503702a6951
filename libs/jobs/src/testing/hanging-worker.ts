import { startJobs } from '../index.js';

declare module '../index.js' {
  interface JobMap {
    'test.record': { value: string };
  }
}

/** A worker process for the spec to kill: takes a job, says so, and never ends it. */
await startJobs({
  url: process.argv[2] ?? '',
  concurrency: 1,
  handlers: {
    'test.record': () => {
      process.stdout.write('taken\n');
      return new Promise(() => undefined);
    },
  },
});
