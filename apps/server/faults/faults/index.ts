import type { Fault } from '../fault.js';
import { backends } from './backends.js';
import { clock } from './clock.js';
import { disk } from './disk.js';
import { kill, killAll } from './kill.js';
import { migrators } from './migrators.js';
import { pool } from './pool.js';
import { embedded, postgres } from './postgres.js';
import { slowClients } from './slow-clients.js';
import { stop } from './stop.js';
import { swallow } from './swallow.js';

export const FAULTS: readonly Fault[] = [
  kill,
  killAll,
  postgres,
  embedded,
  backends,
  swallow,
  slowClients,
  pool,
  disk,
  migrators,
  clock,
  stop,
];
