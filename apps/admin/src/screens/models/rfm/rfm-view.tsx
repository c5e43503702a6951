import { useQuery } from '@apollo/client/react';
import { Button, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import { useLanguage } from '../../../i18n/language';
import { useNames } from '../../../i18n/names';
import { Empty } from '../../../parts/empty';
import { useAddress } from '../../../parts/use-address';
import { useWidth } from '../../../theme/theme-provider';
import { crowdPath } from '../../users/crowd';
import { RFM_MOVEMENT } from '../documents';
import type { Model, RfmFigures } from '../documents';
import { RunHistory } from '../run-history';
import { useModelWords } from '../words';
import { daysOf, meanOf, pickedGroup, pickRule, readPick, segmentName } from './reading';
import type { Pick } from './reading';
import { cellName } from './cell-names';
import { RfmCells } from './rfm-cells';
import { RfmGrid } from './rfm-grid';
import { RfmFlow, RfmSegments } from './rfm-segments';
import type { Moves } from './rfm-segments';

const DAY = 86_400_000;
const COMPARED = [7, 30, 90, 365];

/** What an RFM model found: the grid, the named segments with who came and went, the eight cells, and its runs. */
export function RfmView({ model }: { model: Model }): ReactNode {
  const say = useModelWords();
  const [params, set] = useAddress();
  const days = Number(params.get('days')) || 30;
  const { figures, run } = useMemo(() => lastFound(model), [model]);
  const [last] = model.runs;
  const moves = useMoves(model.key, days, figures !== undefined);
  const shade = params.get('shade') === 'people' ? 'people' : 'amount';
  const pick = readPick(params.get('pick'));
  const picked = pick && 'segment' in pick ? pick.segment : undefined;
  const choose = (text: string): void => set('pick', params.get('pick') === text ? '' : text);

  const trouble =
    last?.state === 'FAILED' ? (
      <p role="alert" className="models-problem">
        {say('failedRun', { error: last.error ?? '' })}
      </p>
    ) : null;
  const latest = model.runs.find(({ state }) => state === 'DONE')?.figures;
  const tooFew = latest?.__typename === 'NotEnoughData' ? latest : undefined;
  const { settings } = model;
  if (!figures || tooFew)
    return (
      <>
        {trouble}
        {tooFew ? (
          <Empty title={say('tooFew')} text={say('tooFewText', { found: tooFew.found, needed: tooFew.needed })} />
        ) : (
          <Empty title={say('notRun')} text={say('notRunText')} />
        )}
        <RunHistory runs={model.runs} />
      </>
    );
  return (
    <div className="rfm">
      {trouble}
      <Facts
        model={model}
        figures={figures}
        computedAt={run?.finishedAt}
        days={days}
        onDays={(to) => set('days', String(to))}
      />
      <div className="rfm-columns">
        <section>
          <header className="rfm-head">
            <h2>{say('grid')}</h2>
            <span className="models-quiet">{say('gridHint')}</span>
            <Segmented
              value={shade}
              onChange={(value) => set('shade', value === 'people' ? 'people' : '')}
              options={[
                { value: 'amount', label: say('byAmount') },
                { value: 'people', label: say('byPeople') },
              ]}
            />
          </header>
          <div className="rfm-scroll" tabIndex={0} role="region" aria-label={say('grid')}>
            <RfmGrid
              figures={figures}
              settings={settings}
              shade={shade}
              pick={pick}
              onPick={(recency, frequency) => choose(`grid ${recency} ${frequency}`)}
            />
          </div>
          {pick ? (
            <Picked model={model} figures={figures} pick={pick} />
          ) : (
            <p className="models-quiet rfm-hint">{say('clickCell')}</p>
          )}
        </section>
        <section aria-label={say('segments')}>
          <header className="rfm-head">
            <h2>{say('segments')}</h2>
            <span className="models-quiet">{say('sinceDays', { days })}</span>
          </header>
          <RfmSegments
            figures={figures}
            settings={settings}
            moves={moves}
            picked={picked}
            onPick={(segment) => choose(`segment ${segment}`)}
          />
          {picked !== undefined && <RfmFlow moves={moves} settings={settings} segment={picked} />}
        </section>
      </div>
      <RfmCells figures={figures} pick={pick} onPick={(cell) => choose(`cell ${cell}`)} />
      <RunHistory runs={model.runs} />
    </div>
  );
}

/** The last run that scored somebody, whatever became of later ones. */
function lastFound({ runs }: Model): { figures?: RfmFigures; run?: Model['runs'][number] } {
  for (const run of runs) if (run.figures?.__typename === 'RfmFigures') return { figures: run.figures, run };
  return {};
}

function useMoves(model: string, days: number, wanted: boolean): Moves {
  // The same question until another day is chosen, so that it is asked once.
  const from = useMemo(() => new Date(Date.now() - days * DAY).toISOString(), [days]);
  const { data, error, refetch } = useQuery(RFM_MOVEMENT, { variables: { model, from }, skip: !wanted });
  if (error) return { error, again: () => void refetch() };
  if (!data) return 'waiting';
  return data.rfmMovement.__typename === 'RfmMoves' ? data.rfmMovement.moves : 'too-few';
}

interface FactsProps {
  model: Model;
  figures: RfmFigures;
  computedAt: string | null | undefined;
  days: number;
  onDays: (days: number) => void;
}

/** One line: of whom, of what, by what, when; and what it is compared with. */
function Facts({ model: { settings }, figures, computedAt, days, onDays }: FactsProps): ReactNode {
  const say = useModelWords();
  const format = useFormat();
  const { eventName } = useNames();
  const period = daysOf(settings.period);
  const phone = useWidth() === 'phone';
  return (
    <div className="rfm-facts">
      <span>
        {say('scored')} <strong className="figure">{format.people(figures.all.users)}</strong>
      </span>
      {typeof figures.all.revenue === 'number' && (
        <span>
          {say('revenue')} <strong className="figure">{format.money(figures.all.revenue, '')}</strong>
        </span>
      )}
      <span>
        {say('window')}{' '}
        <strong>
          {settings.period === null || settings.period === undefined
            ? say('windowAll')
            : period === undefined
              ? settings.period
              : say('windowDays', { days: period })}
        </strong>{' '}
        {eventName(settings.event)}
      </span>
      <span>
        {say('scoring')} <strong>{say(settings.scoring)}</strong>
      </span>
      <span className="rfm-facts-end">
        {computedAt && <span className="models-quiet">{say('computed', { time: format.relative(computedAt) })}</span>}
        <label>
          {!phone && say('compare')}{' '}
          <Select
            aria-label={say('compare')}
            value={days}
            onChange={onDays}
            popupMatchSelectWidth={false}
            options={COMPARED.map((value) => ({ value, label: say('daysAgo', { days: value }) }))}
          />
        </label>
      </span>
    </div>
  );
}

/** Who is chosen, and what to do with them. */
function Picked({ model, figures, pick }: { model: Model; figures: RfmFigures; pick: Pick }): ReactNode {
  const say = useModelWords();
  const format = useFormat();
  const navigate = useNavigate();
  const may = useMay();
  const { language } = useLanguage();
  const phone = useWidth() === 'phone';
  const group = pickedGroup(figures, pick) ?? { users: 0, revenue: 0 };
  const mean = meanOf(group);
  const rule = pickRule(model.key, pick);
  const name =
    'segment' in pick
      ? segmentName(model.settings.segments, pick.segment, language, say('others'))
      : 'cell' in pick
        ? cellName(pick.cell, language)
        : `R${pick.recency} · F${pick.frequency}`;
  const all = figures.all.revenue;
  return (
    <div className="rfm-picked" role="status">
      <div>
        <span>
          {say('picked')} <strong>{name}</strong>
        </span>
        <p>
          <strong className="figure">{format.people(group.users)}</strong>{' '}
          {mean === undefined || !all || typeof group.revenue !== 'number'
            ? say('peopleHidden')
            : say('people', { mean: format.money(mean, ''), share: format.share(group.revenue, all, 1) })}
        </p>
      </div>
      {group.users > 0 && may('PROFILE_READ') && (
        <Button onClick={() => void navigate(crowdPath(rule))}>{say('see')}</Button>
      )}
      {may('SEGMENT_WRITE') && !phone && (
        <Button type="primary" onClick={() => void navigate('/segments/~new', { state: { rule } })}>
          {say('make')}
        </Button>
      )}
    </div>
  );
}
