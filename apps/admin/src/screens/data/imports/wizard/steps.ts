import { USUAL_CLEANING } from '../mapping-draft';
import type { Cleaning, FoundExamination, FoundImport, MappingDraft } from '../mapping-draft';
import type { KnownAttribute } from '../targets';

/** What each step of the wizard is given. */
export interface StepProps {
  found: FoundImport;
  examination: FoundExamination;
  draft: MappingDraft;
  setDraft: (next: MappingDraft) => void;
  /** Undefined while they are asked for. */
  targets: Targets | undefined;
  onChanged: () => void;
}

/** A mapping that was made for a file like this, fitted to it. */
export interface SavedMapping {
  name: string;
  updatedAt: string;
  mapping: NonNullable<FoundImport['mapping']>;
  /** Columns that it names and this file has not. */
  lacks: readonly string[];
}

export interface Targets {
  attributes: readonly KnownAttribute[];
  sources: readonly { key: string; name: string; kind: string; cleaning: Cleaning }[];
  mappings: readonly SavedMapping[];
  refetch: () => void;
}

/** How a source is cleaned now; one that there is not yet has every rule. */
export const cleaningOf = (targets: Targets | undefined, source: string): Cleaning =>
  targets?.sources.find(({ key }) => key === source)?.cleaning ?? USUAL_CLEANING;
