import type { EvaluateOptions } from './audience.js';
import type { Leaf, LeafQuestion } from './leaf.js';
import type { Questions } from './questions.js';

/** What an answer is made of, at one state of the engine. */
export interface View {
  asOf: number;
  freshAsOf: number;
  tick: number;
  /** Whether columns had to be loaded for it. */
  loaded: boolean;
  leaf: (question: LeafQuestion) => Leaf;
}

/** Runs `work` on the leaf sets of all questions. */
export type Answer = <T>(
  questions: Questions,
  options: EvaluateOptions,
  work: (view: View) => T | Promise<T>,
) => Promise<T>;
