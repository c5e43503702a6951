import type { ReactNode } from 'react';
import { useFormat } from '../../../../format/use-format';
import { Bar } from '../../../../parts/bar';
import type { FoundImport } from '../mapping-draft';
import { useImportsWords } from '../words';

const MOST = 40;

/** What is unusual in each column, with the line of a first example: what may be asked for at the file's source. */
export function UnusualValues({ found }: { found: FoundImport }): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const { oddities, read } = found.report;
  if (oddities.length === 0) return null;
  return (
    <section className="imports-section">
      <h2>
        {say('unusual')} <span>{say('unusualText')}</span>
      </h2>
      <ul className="imports-by">
        {oddities.slice(0, MOST).map(({ column, kind, prefix, count, line }) => (
          <li key={`${column} ${kind} ${prefix ?? ''}`}>
            <span>
              <strong>{column}</strong>
              {say(`odd.${kind}`, { prefix: prefix ?? '' })}
              <span className="imports-by-hint">{say('firstAtLine', { line: format.count(line) })}</span>
            </span>
            <Bar share={count / Math.max(read, 1)} tone="rest" className="imports-by-bar" />
            <span className="figure">
              <strong>{format.count(count)}</strong> {format.share(count, read, 1)}
            </span>
          </li>
        ))}
      </ul>
      {oddities.length > MOST && <p className="imports-hint">{say('andMore', { count: oddities.length - MOST })}</p>}
    </section>
  );
}
