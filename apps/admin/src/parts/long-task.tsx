import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../format/use-format';
import { usePartWords } from './words';
import './parts.css';

interface LongTaskProps {
  title: string;
  /** 0 to 1, as the server says. */
  progress: number;
  done?: number;
  total?: number;
  detail?: ReactNode;
  action?: ReactNode;
}

/** Work that takes a while: how far, and that it can be left and come back to. */
export function LongTask({ title, progress, done, total, detail, action }: LongTaskProps): ReactNode {
  const say = usePartWords();
  const format = useFormat();
  return (
    <section className="long-task" aria-label={title}>
      <header>
        <h3>{title}</h3>
        {action}
      </header>
      <div className="long-task-figures figure" role="status">
        {done !== undefined && total !== undefined && (
          <span>
            <strong>{format.count(done)}</strong> / {format.count(total)}
          </span>
        )}
        <span>{Math.floor(progress * 100)}%</span>
      </div>
      <Progress percent={progress * 100} showInfo={false} size={['100%', 6]} aria-label={title} />
      <p>{detail ?? say('leave')}</p>
    </section>
  );
}
