import { useMemo } from 'react';
import { useImportsWords } from './words';

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** 812 B, 34.2 MB: three figures are enough of a file. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1_000 && unit < UNITS.length - 1) {
    size /= 1_024;
    unit += 1;
  }
  const decimals = unit === 0 || size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return `${Number(size.toFixed(decimals))} ${UNITS[unit] ?? ''}`;
}

/** Sizes and rest times in the language of the screen. */
export function useSizes(): {
  bytes: (bytes: number) => string;
  rest: (seconds: number) => string;
  took: (seconds: number) => string;
} {
  const say = useImportsWords();
  return useMemo(
    () => ({
      bytes: formatBytes,
      took: (seconds) =>
        seconds < 90
          ? say('tookSeconds', { count: Number(seconds.toFixed(seconds < 10 ? 1 : 0)) })
          : say('tookMinutes', { count: Math.round(seconds / 60) }),
      rest: (seconds) =>
        seconds < 60
          ? say('restSeconds', { count: Math.max(1, Math.ceil(seconds)) })
          : seconds < 5_400
            ? say('restMinutes', { count: Math.round(seconds / 60) })
            : say('restHours', { count: Number((seconds / 3_600).toFixed(1)) }),
    }),
    [say],
  );
}
