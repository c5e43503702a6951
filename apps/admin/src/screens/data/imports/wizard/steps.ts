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

export interface Targets {
  attributes: readonly KnownAttribute[];
  sources: readonly { key: string; name: string; kind: string; cleaning: Cleaning }[];
  mappings: readonly { name: string; updatedAt: string; mapping: NonNullable<FoundImport['mapping']> }[];
  refetch: () => void;
}

/** How a source is cleaned now; one that there is not yet has every rule. */
export const cleaningOf = (targets: Targets | undefined, source: string): Cleaning =>
  targets?.sources.find(({ key }) => key === source)?.cleaning ?? USUAL_CLEANING;
