import type { ReactNode } from 'react';
import { useFormat } from '../../../../format/use-format';
import type { FoundImport } from '../mapping-draft';
import { useImportsWords } from '../words';

/** What became of the rows: of people by what changed, of events by what was there already. */
export function Figures({ found }: { found: FoundImport }): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const { report, mapping } = found;
  const people = mapping?.kind === 'USERS';
  const figures = people
    ? ([
        ['read', report.read],
        ['created', report.created],
        ['updated', report.updated],
        ['unchanged', report.unchanged],
        ['sameUser', report.sameUser],
        ['merged', report.merged],
        ['rejected', report.rejected],
      ] as const)
    : ([
        ['read', report.read],
        ['stored', report.accepted],
        ['newPeople', report.created],
        ['duplicates', report.duplicates],
        ['rejected', report.rejected],
      ] as const);
  return (
    <dl className="imports-figures">
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{say(`figure.${name}`)}</dt>
          <dd className="figure">
            {format.count(count)}{' '}
            {name !== 'read' && name !== 'newPeople' && name !== 'merged' && report.read > 0 && count > 0 && (
              <span>{format.share(count, report.read, 1)}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
