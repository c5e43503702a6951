import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useImportsWords } from './words';

const TAKEN = '.csv,.tsv,.txt,.xlsx,.ndjson,.jsonl,.json,.gz';

/** The browser's own choice of files, behind a button of ours. */
export function useFilePicker(onFiles: (files: readonly File[]) => void): { open: () => void; input: ReactNode } {
  const say = useImportsWords();
  const input = useRef<HTMLInputElement>(null);
  return {
    open: () => input.current?.click(),
    input: (
      <input
        ref={input}
        hidden
        type="file"
        multiple
        accept={TAKEN}
        aria-label={say('choose')}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be chosen again.
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    ),
  };
}
