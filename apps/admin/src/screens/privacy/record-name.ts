import type { ProcessingRecordsQuery } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { usePrivacyWords } from './words';

export type ProcessingRecord = ProcessingRecordsQuery['processingRecords'][number];

/** Identities have words, everything else the name that it was given. */
export function useRecordName(): (record: Pick<ProcessingRecord, 'kind' | 'name' | 'label'>) => string {
  const say = usePrivacyWords();
  const { nameOf, eventName } = useNames();
  return ({ kind, name, label }) =>
    kind === 'IDENTITY' ? say(name as 'PHONE') : kind === 'EVENT' ? eventName(name) : nameOf(name, label);
}
