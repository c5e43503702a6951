import { Refusal } from '@strata/db';

/** Excel lets no text of a cell be longer. */
export const LONGEST_CELL = 32_767;

/** Held whole while a sheet is read: 80 MB are 4,000,000 texts of 12 letters. */
const MOST_BYTES = 80 << 20;
const PLACE_BYTES = 8;
const FIRST_BYTES = 1 << 16;

/** The texts that cells of a workbook share, as bytes: as strings, four million of two letters took 600 MB. */
export class SharedTexts {
  private bytes = Buffer.alloc(FIRST_BYTES);
  private used = 0;
  /** Where each text ends. */
  private ends = new Float64Array(FIRST_BYTES / PLACE_BYTES);
  private count = 0;

  /** Of one that is too long for a cell as much is kept as tells so. */
  add(whole: string): void {
    const text = whole.slice(0, LONGEST_CELL + 1);
    const length = Buffer.byteLength(text);
    if (this.used + length + (this.count + 1) * PLACE_BYTES > MOST_BYTES)
      throw new Refusal('TOO_LARGE', 'the workbook holds more text than can be held; save the sheet as CSV');
    if (this.used + length > this.bytes.length) {
      const bytes = Buffer.alloc(Math.min(2 * (this.used + length), MOST_BYTES));
      this.bytes.copy(bytes, 0, 0, this.used);
      this.bytes = bytes;
    }
    if (this.count === this.ends.length) {
      const ends = new Float64Array(2 * this.count);
      ends.set(this.ends);
      this.ends = ends;
    }
    this.bytes.write(text, this.used);
    this.used += length;
    this.ends[this.count] = this.used;
    this.count += 1;
  }

  /** Undefined where there is none of this number. */
  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    return this.bytes.toString('utf8', this.ends[index - 1] ?? 0, this.ends[index]);
  }
}
