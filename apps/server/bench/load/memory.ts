import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Sample {
  minute: number;
  /** Resident bytes of the server. */
  node: number;
  /** Bytes that PostgreSQL's processes have each for themselves; what they share, its buffers, is of a set size. */
  postgres: number;
}

/** As Linux tells it. */
export function sample(minute: number, pid: number, dataDir: string): Sample {
  const [line] = readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n');
  const postmaster = Number(line);
  const family = readdirSync('/proc').filter((name) => name === line || parentOf(name) === postmaster);
  const postgres = family.reduce((sum, one) => sum + bytesOf(one, 'RssAnon'), 0);
  return { minute, node: bytesOf(String(pid), 'VmRSS'), postgres };
}

/** Bytes a minute by which a line through the samples rises (least squares). */
export function slope(samples: readonly Sample[], of: 'node' | 'postgres'): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [minutes, bytes] = [samples.map(({ minute }) => minute), samples.map((one) => one[of])];
  const [x, y] = [mean(minutes), mean(bytes)];
  const across = minutes.reduce((sum, minute) => sum + (minute - x) ** 2, 0);
  return across === 0 ? 0 : minutes.reduce((sum, minute, at) => sum + (minute - x) * (bytes[at]! - y), 0) / across;
}

function parentOf(name: string): number | undefined {
  if (!/^\d+$/.test(name)) return undefined;
  return Number(read(name, 'stat').split(') ')[1]?.split(' ')[1]);
}

function bytesOf(name: string, key: string): number {
  return Number(new RegExp(`${key}:\\s+(\\d+)`).exec(read(name, 'status'))?.[1] ?? 0) * 1024;
}

/** Nothing of a process that has ended meanwhile. */
function read(name: string, file: string): string {
  try {
    return readFileSync(`/proc/${name}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
