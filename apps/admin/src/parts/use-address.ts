import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What narrows a list lives in its address, so that it can be sent, and outlives a reload. Empty takes it out. */
export function useAddress(): [params: URLSearchParams, set: (key: string, value: string) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (key: string, value: string): void =>
      setParams(
        (current) => {
          if (value) current.set(key, value);
          else current.delete(key);
          return current;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [params, set];
}
