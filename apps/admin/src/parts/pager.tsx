import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../format/use-format';
import { usePartWords } from './words';
import './table.css';

/** The cursors walked through so far, so that one can walk back: Relay cursors lead forward only. */
export interface Pages {
  after: string | undefined;
  /** How many pages lie before this one. */
  before: number;
  next: (cursor: string) => void;
  previous: () => void;
  first: () => void;
}

/** `question` names what is being paged through: another question begins at its first page. */
export function usePages(question = ''): Pages {
  const [walked, setWalked] = useState<{ question: string; cursors: string[] }>({ question, cursors: [] });
  const cursors = walked.question === question ? walked.cursors : [];
  return {
    after: cursors.at(-1),
    before: cursors.length,
    next: (cursor) => setWalked({ question, cursors: [...cursors, cursor] }),
    previous: () => setWalked({ question, cursors: cursors.slice(0, -1) }),
    first: () => setWalked({ question, cursors: [] }),
  };
}

interface PagerProps {
  pages: Pages;
  size: number;
  shown: number;
  total: number;
  endCursor: string | null | undefined;
  hasNextPage: boolean;
  /** The rows are still those of the page before: no figure is said of them. */
  loading: boolean;
}

/** How many there are, which are shown, and the way on and back. */
export function Pager({ pages, size, shown, total, endCursor, hasNextPage, loading }: PagerProps): ReactNode {
  const say = usePartWords();
  const format = useFormat();
  const start = pages.before * size;
  return (
    <footer className="pager figure">
      <span>
        {loading
          ? say('loading')
          : say('shown', {
              total: format.count(total),
              from: format.count(shown === 0 ? 0 : start + 1),
              to: format.count(start + shown),
            })}
      </span>
      <span className="pager-steps">
        <Button
          type="text"
          size="small"
          icon={<LeftOutlined />}
          aria-label={say('previousPage')}
          disabled={loading || pages.before === 0}
          onClick={pages.previous}
        />
        <Button
          type="text"
          size="small"
          icon={<RightOutlined />}
          aria-label={say('nextPage')}
          disabled={loading || !hasNextPage || !endCursor}
          onClick={() => endCursor && pages.next(endCursor)}
        />
      </span>
    </footer>
  );
}
