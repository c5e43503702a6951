import { readFileSync } from 'node:fs';

/**
 * Loaded before the server (`node --import`): its wall clock is off by as many milliseconds as the file FAULT_CLOCK says, read
 * again on SIGUSR2. Timers and `performance.now()` stand on the clock that only moves on, which no setting of the wall clock
 * touches; so it is on a real machine.
 */
const file = process.env['FAULT_CLOCK'] ?? '';
const RealDate = Date;
let offset = 0;

class ShiftedDate extends RealDate {
  constructor(...args: [] | [string | number | Date]) {
    if (args.length === 0) super(ShiftedDate.now());
    else super(...args);
  }

  static override now(): number {
    return RealDate.now() + offset;
  }
}

// Others make dates of year, month, day …: the class takes whatever the real one does.
globalThis.Date = ShiftedDate as DateConstructor;
process.on('SIGUSR2', () => (offset = Number(readFileSync(file, 'utf8'))));
