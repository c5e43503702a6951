import { useFormat } from '../../../format/use-format';
import { useApprovalWords } from './words';

interface Titled {
  operation: string;
  people: number;
  segmentName?: string | null;
}

/** What is asked for, in one line. */
export function useTitle(): (approval: Titled) => string {
  const say = useApprovalWords();
  const format = useFormat();
  return ({ operation, people, segmentName }) => {
    const figures = { people: format.count(people), name: segmentName ?? '' };
    if (operation === 'eraseUsers' || operation === 'exportMembers') return say(operation, figures);
    return say('other', { ...figures, operation });
  };
}
