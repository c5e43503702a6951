import type { Column, Moment } from '@strata/rules';
import type { ColumnStore, Patch } from './column-store.js';
import type { LeafQuestion } from './leaf.js';
import { Leaf } from './leaf.js';
import type { Turn } from './turn.js';

/** Thresholds of one column that are kept at once: each costs a patch with every change. */
const LEAVES_AT_MOST = 32;

/** One column in memory with the leaf sets over it. Changed only by a tick, and only while no answer is being combined. */
export class StoredColumn {
  /** The place in the order of uses, and its time by the process's clock. */
  lastUsed = 0;
  usedAt = 0;
  private readonly leaves = new Map<string, Leaf>();

  constructor(
    readonly key: string,
    readonly column: Column,
    readonly store: ColumnStore,
    /** The instant asked for, where the column does not move with the engine's. */
    readonly fixedAt: number | undefined,
  ) {}

  get bytes(): number {
    const own = [...this.leaves.values()].filter((leaf) => leaf.ownsMembers);
    return own.reduce((sum, leaf) => sum + leaf.bytes, this.store.bytes);
  }

  async leaf(question: LeafQuestion, moment: Moment, turn: Turn): Promise<Leaf> {
    const { testKey } = question;
    const leaf = this.leaves.get(testKey) ?? (await Leaf.build(question, this.store, moment, turn));
    // Put last, so that the first one is the one that nobody has used for longest.
    this.leaves.delete(testKey);
    this.leaves.set(testKey, leaf);
    return leaf;
  }

  /** The leaf set that is kept for a test; building none. */
  kept(testKey: string): Leaf | undefined {
    return this.leaves.get(testKey);
  }

  /** Lets the least used leaf sets go, but for those that are watched: each look would build them anew. */
  trim(): void {
    const idle = [...this.leaves].filter(([, leaf]) => leaf.watches === 0);
    for (const [key] of idle.slice(0, Math.max(0, idle.length - LEAVES_AT_MOST))) this.leaves.delete(key);
  }

  async patch(patch: Patch, turn: Turn): Promise<void> {
    await this.store.replace(patch, turn);
    for (const leaf of this.leaves.values()) leaf.patch(patch);
  }

  /** A leaf that cannot be moved on is dropped, and built anew by whoever asks for it next. */
  async advance(moment: Moment, turn: Turn): Promise<void> {
    for (const [key, leaf] of this.leaves) {
      if (!(await leaf.advance(moment, turn))) this.leaves.delete(key);
    }
  }
}
