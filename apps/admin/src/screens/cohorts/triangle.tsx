import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../format/use-format';
import { crowdPath } from '../users/crowd';
import type { Cell, Table } from './documents';
import { periodsOf } from './periods';
import { ruleOf } from './question';
import type { Question } from './question';
import { useCohortsWords } from './words';

interface TriangleProps {
  table: Table;
  question: Question;
}

/** Steps of the heat map, by share: as many as the style sheet has. */
const STEPS = 8;
const stepOf = (share: number, most: number): number => Math.min(STEPS - 1, Math.floor((share / most) * STEPS));

/** The largest share of those who came back later: the period in which they began would leave all others in one shade. */
const mostOf = ({ cohorts }: Table): number =>
  Math.max(...cohorts.flatMap(({ cells }) => cells.slice(1).map((cell) => cell?.share ?? 0)), 0) || 1;

/** Cohorts below one another, their periods side by side: each cell its share and its figure, and a way to its people. */
export function Triangle({ table, question }: TriangleProps): ReactNode {
  const say = useCohortsWords();
  const format = useFormat();
  const periods = periodsOf(table);
  const most = mostOf(table);
  const periodName = (period: number): string => (period === 0 ? say('own') : say('period', { period }));
  return (
    // Wider than any screen where there are many periods: it scrolls by itself, by keys too.
    <div className="cohorts-scroll" tabIndex={0} role="region" aria-label={say('table')}>
      <table className="cohorts-table">
        <thead>
          <tr>
            <th scope="col">{say('cohort')}</th>
            <th scope="col" className="figure">
              {say('size')}
            </th>
            {periods.map((period) => (
              <th key={period} scope="col" className="figure">
                {periodName(period)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.cohorts.map(({ begins, size, cells }, cohort) => (
            <tr key={begins}>
              <th scope="row" className="figure">
                {begins}
              </th>
              <td className="figure cohorts-size">
                <ToPeople
                  rule={size > 0 ? ruleOf(question, table.bounds, cohort) : undefined}
                  label={`${begins} · ${say('open')}`}
                >
                  {format.people(size)}
                </ToPeople>
              </td>
              {periods.map((period) => {
                const cell = cells[period];
                if (!cell) return <td key={period} />;
                const share = format.shareOfPeople(cell.users, size, 1);
                const words = { cohort: begins, period: periodName(period), users: format.people(cell.users), share };
                return (
                  <td
                    key={period}
                    className={`figure cohorts-cell cohorts-step-${stepOf(cell.share ?? 0, most)}${cell.ended ? '' : ' cohorts-running'}`}
                  >
                    <ToPeople
                      rule={cell.users > 0 ? ruleOf(question, table.bounds, cohort, period) : undefined}
                      label={`${say('cell', words)}${cell.ended ? '' : ` · ${say('running')}`}`}
                    >
                      <strong>{size > 0 ? share : '—'}</strong>
                      <ShownFigure cell={cell} question={question} />
                    </ToPeople>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              <span title={say('averageWhy')}>{say('average')}</span>
            </th>
            {periods.map((period) => {
              const share = table.averages[period]?.share;
              return (
                <td key={period} className="figure">
                  {typeof share === 'number' ? format.share(share, 1, 1) : '—'}
                </td>
              );
            })}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function ShownFigure({ cell, question: { show } }: { cell: Cell; question: Question }): ReactNode {
  const format = useFormat();
  if (show === 'users') return <span>{format.people(cell.users)}</span>;
  if (show === 'events') return <span>{format.count(cell.events)}</span>;
  return <span>{cell.amount === null || cell.amount === undefined ? '—' : format.money(Number(cell.amount), '')}</span>;
}

/** Leads to the people where a rule can say who they are. */
function ToPeople({ rule, label, children }: { rule: unknown; label: string; children: ReactNode }): ReactNode {
  if (!rule)
    return (
      <span className="cohorts-figure" title={label}>
        {children}
      </span>
    );
  return (
    <Link className="cohorts-figure" to={crowdPath(rule)} aria-label={label} title={label}>
      {children}
    </Link>
  );
}
