import { hash } from 'node:crypto';

const FIRST_SLOTS = 1 << 16;
/** 32 MB, for 3,000,000 different rows. */
const MOST_SLOTS = 1 << 22;
const FULL = 0.72;

/**
 * Which rows of a file are, letter for letter, an earlier one. Of each row 64 bits of a hash are kept: two of 3,000,000 different rows are taken
 * for one with a chance of one in four million. Later rows are compared with those alone, so that memory is bounded.
 */
export class Repeats {
  /** Two places each: the halves of a hash, both 0 where none is. */
  private slots = new Uint32Array(2 * FIRST_SLOTS);
  private held = 0;

  constructor(private readonly mostSlots = MOST_SLOTS) {}

  /** Whether this text came before. */
  seen(text: string): boolean {
    const digest = hash('sha1', text, 'binary');
    const [one, other] = [halfOf(digest, 0) || 1, halfOf(digest, 4)];
    const at = this.placeOf(one, other);
    if (this.slots[at] !== 0) return true;
    if (this.held >= FULL * this.mostSlots) return false;
    this.slots[at] = one;
    this.slots[at + 1] = other;
    this.held += 1;
    if (this.held >= (FULL * this.slots.length) / 2) this.grow();
    return false;
  }

  /** Where it is, or would be. */
  private placeOf(one: number, other: number): number {
    const { slots } = this;
    let at = (2 * other) % slots.length;
    while (slots[at] !== 0 && (slots[at] !== one || slots[at + 1] !== other)) at = (at + 2) % slots.length;
    return at;
  }

  private grow(): void {
    const old = this.slots;
    if (old.length / 2 >= this.mostSlots) return;
    this.slots = new Uint32Array(2 * old.length);
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] === 0) continue;
      const at = this.placeOf(old[from]!, old[from + 1]!);
      this.slots[at] = old[from]!;
      this.slots[at + 1] = old[from + 1]!;
    }
  }
}

function halfOf(digest: string, from: number): number {
  const byte = (at: number) => digest.charCodeAt(from + at);
  return ((byte(0) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3)) >>> 0;
}
