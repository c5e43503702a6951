import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Message } from './message.js';
import type { Store } from './queue.js';

/** Messages that outlive their process: one a line. A file belongs to one process at a time. */
export function fileStore(path: string): Store {
  let kept = new Map<string, Message>();
  return {
    load() {
      const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
      kept = new Map(lines.flatMap(readLine).map((message) => [message.messageId, message]));
      // A line that the process was killed in would swallow the next one.
      rewrite();
      return [...kept.values()];
    },
    add(message) {
      kept.set(message.messageId, message);
      appendFileSync(path, `${JSON.stringify(message)}\n`);
    },
    remove(messages) {
      for (const { messageId } of messages) kept.delete(messageId);
      rewrite();
    },
  };

  function rewrite(): void {
    writeFileSync(`${path}.next`, [...kept.values()].map((message) => `${JSON.stringify(message)}\n`).join(''));
    renameSync(`${path}.next`, path);
  }
}

function readLine(line: string): Message[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Message];
  } catch {
    return [];
  }
}

/** Messages that live as long as the process. */
export const memoryStore: Store = { load: () => [], add: () => undefined, remove: () => undefined };
