import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { useLanguage } from '../../../i18n/language';
import type { RfmFigures, RfmSettings } from '../documents';
import { useModelWords } from '../words';
import { meanOf, recencyBounds, risingBounds, segmentName, stepOf, wholeOf } from './reading';
import type { Pick } from './reading';

interface RfmGridProps {
  figures: RfmFigures;
  settings: RfmSettings;
  /** What the shade says. */
  shade: 'amount' | 'people';
  pick: Pick | undefined;
  onPick: (recency: number, frequency: number) => void;
}

const STEP: Readonly<Record<string, readonly [recency: number, frequency: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Scores of recency side by side, of frequency above one another; arrows go from cell to cell. */
export function RfmGrid({ figures, settings, shade, pick, onPick }: RfmGridProps): ReactNode {
  const say = useModelWords();
  const format = useFormat();
  const { language } = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const scores = Array.from({ length: figures.limits.recency.length + 1 }, (_none, at) => at + 1);
  const cellAt = (recency: number, frequency: number): RfmFigures['grid'][number] | undefined =>
    figures.grid.find((cell) => cell.recency === recency && cell.frequency === frequency);
  const valueOf = (cell: RfmFigures['grid'][number]): number => (shade === 'people' ? cell.users : (meanOf(cell) ?? 0));
  const values = figures.grid.map(valueOf);
  const isPicked = (cell: RfmFigures['grid'][number]): boolean =>
    pick !== undefined &&
    ('segment' in pick
      ? cell.segment === pick.segment
      : 'recency' in pick && cell.recency === pick.recency && cell.frequency === pick.frequency);
  const days = (score: number): string => {
    const { least, most } = wholeOf(recencyBounds(figures.limits.recency, score));
    if (most !== undefined && most < least) return '—';
    if (most === undefined) return say('noneOlder', { from: least });
    return least === 0 ? say('daysUpTo', { to: most }) : say('days', { from: least, to: most });
  };
  const times = (score: number): string => {
    const { least, most } = wholeOf(risingBounds(figures.limits.frequency, score));
    const from = Math.max(1, least);
    // Limits that fall together leave classes between them that nobody can be in.
    if (most !== undefined && most < from) return '—';
    if (most === undefined) return say('timesMore', { from });
    return most === from ? say('timesOne', { from }) : say('times', { from, to: most });
  };
  const move = (event: KeyboardEvent, recency: number, frequency: number): void => {
    const step = STEP[event.key];
    if (!step) return;
    event.preventDefault();
    const name = `${recency + step[0]} ${frequency + step[1]}`;
    table.current?.querySelector<HTMLButtonElement>(`[data-cell="${name}"]`)?.focus();
  };
  return (
    <table className="rfm-grid" ref={table} aria-label={say('grid')}>
      <tbody>
        {scores.toReversed().map((frequency) => (
          <tr key={frequency}>
            <th scope="row">
              <strong>F{frequency}</strong>
              <span className="figure">{times(frequency)}</span>
            </th>
            {scores.map((recency) => {
              const cell = cellAt(recency, frequency);
              const mean = cell && meanOf(cell);
              const words = {
                recency,
                frequency,
                users: format.people(cell?.users ?? 0),
                mean: mean === undefined ? '—' : format.money(mean, ''),
                segment: cell ? segmentName(settings.segments, cell.segment, language, say('others')) : '',
              };
              return (
                <td key={recency}>
                  <button
                    type="button"
                    data-cell={`${recency} ${frequency}`}
                    className={cell ? `rfm-cell heat-${stepOf(valueOf(cell), values)}` : 'rfm-cell rfm-nobody'}
                    aria-label={cell ? say('cellLabel', words) : say('emptyCell', words)}
                    aria-pressed={cell ? isPicked(cell) : false}
                    onClick={() => onPick(recency, frequency)}
                    onKeyDown={(event) => move(event, recency, frequency)}
                  >
                    <strong className="figure">{cell ? words.users : '—'}</strong>
                    {cell && <span className="figure">{words.mean}</span>}
                    {cell && <span>{words.segment}</span>}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          {scores.map((recency) => (
            <th key={recency} scope="col">
              <strong>R{recency}</strong> <span className="figure">{days(recency)}</span>
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
