import { Refusal } from '@strata/db';

/** Excel lets no text of a cell be longer. */
export const LONGEST_CELL = 32_767;

/** Held whole while a sheet is read: 80 MB are 5,000,000 texts of 12 letters. */
const MOST_BYTES = 80 << 20;
const PLACE_BYTES = 4;
const FIRST_PLACES = 1 << 13;
/** No text lies in two pieces, so that nothing is copied when one more is needed. */
const PIECE = 1 << 20;

/** The texts that cells of a workbook share, as bytes: as strings, four million of two letters took 600 MB. */
export class SharedTexts {
  private readonly pieces: Buffer[] = [];
  private used = 0;
  /** Where each text ends, as if the pieces were one. */
  private ends = new Uint32Array(FIRST_PLACES);
  private count = 0;

  /** Of one that is too long for a cell as much is kept as tells so. */
  add(whole: string): void {
    const text = whole.slice(0, LONGEST_CELL + 1);
    const length = Buffer.byteLength(text);
    if (this.used + length + (this.count + 1) * PLACE_BYTES > MOST_BYTES)
      throw new Refusal('TOO_LARGE', 'the workbook holds more text than can be held; save the sheet as CSV');
    if (this.used + length > this.pieces.length * PIECE) {
      this.used = this.pieces.length * PIECE;
      this.pieces.push(Buffer.alloc(PIECE));
    }
    if (this.count === this.ends.length) {
      const ends = new Uint32Array(2 * this.count);
      ends.set(this.ends);
      this.ends = ends;
    }
    if (length > 0) this.pieces.at(-1)!.write(text, this.used % PIECE);
    this.used += length;
    this.ends[this.count] = this.used;
    this.count += 1;
  }

  /** Undefined where there is none of this number. */
  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    const [before, end] = [this.ends[index - 1] ?? 0, this.ends[index]!];
    if (before === end) return '';
    const piece = Math.floor((end - 1) / PIECE);
    const start = piece * PIECE;
    return this.pieces[piece]!.toString('utf8', Math.max(before - start, 0), end - start);
  }
}
