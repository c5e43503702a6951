import { useQuery } from '@apollo/client/react';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../format/use-format';
import { Failure } from '../../../../parts/failure';
import { Skeleton } from '../../../../parts/skeleton';
import { PREVIEW_IMPORT } from '../documents';
import { useFaultWords } from '../fault-words';
import { attributesToMake, cleaningInput, inputOf } from '../mapping-draft';
import { useImportsWords } from '../words';
import { CleaningRules } from './cleaning-rules';
import { PreviewTable } from './preview-table';
import { cleaningOf } from './steps';
import { UnknownTags } from './unknown-tags';
import type { StepProps } from './steps';

const WHICH = ['all', 'repaired', 'rejected'] as const;

/** The first 50 rows as they would be stored, with what was repaired and what is refused. Nothing is written. */
export function PreviewStep({ found, draft, setDraft, targets }: StepProps): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const { reason } = useFaultWords();
  const [which, setWhich] = useState<(typeof WHICH)[number]>('all');
  const known = useMemo(() => new Set(targets?.attributes.map(({ key }) => key)), [targets]);
  const cleaning = draft.cleaning ?? cleaningOf(targets, draft.source);
  const { data, previousData, error, refetch } = useQuery(PREVIEW_IMPORT, {
    variables: {
      input: {
        id: found.id,
        mapping: inputOf(draft),
        newAttributes: attributesToMake(draft, known),
        source: draft.source,
        cleaning: cleaningInput(cleaning),
      },
    },
    fetchPolicy: 'network-only',
    skip: !targets,
  });
  const answer = data ?? (error ? undefined : previousData);
  if (error && !answer) return <Failure title={say('previewFailed')} error={error} onRetry={() => void refetch()} />;
  if (!answer || !targets) return <Skeleton table rows={12} />;
  const { previewImport: rows } = answer;
  const repaired = rows.filter(({ repairs, rejected }) => repairs.length > 0 && !rejected);
  const rejected = rows.filter((row) => row.rejected);
  const shown = { all: rows, repaired, rejected }[which];
  const reasons = new Map<string, number>();
  for (const row of rejected) reasons.set(row.rejected?.code ?? '', (reasons.get(row.rejected?.code ?? '') ?? 0) + 1);
  return (
    <div className="imports-preview">
      <div className="imports-preview-main">
        <div className="imports-preview-bar">
          <Segmented
            aria-label={say('whichRows')}
            value={which}
            onChange={setWhich}
            options={WHICH.map((value) => ({
              value,
              label: `${say(`which.${value}`)} ${format.count({ all: rows, repaired, rejected }[value].length)}`,
            }))}
          />
          <span className="imports-hint" role="status">
            {say('previewSays', {
              count: rows.length,
              taken: format.count(rows.length - rejected.length),
              total: format.count(rows.length),
            })}
          </span>
        </div>
        <UnknownTags draft={draft} rows={rows} />
        {[...reasons].length > 0 && (
          <ul className="imports-reasons">
            {[...reasons].map(([code, count]) => (
              <li key={code}>
                {reason(code)} <strong className="figure">{format.count(count)}</strong>
              </li>
            ))}
          </ul>
        )}
        {shown.length === 0 ? (
          <p className="imports-hint imports-pad">{say(which === 'rejected' ? 'noneRejected' : 'noneRepaired')}</p>
        ) : (
          <PreviewTable rows={shown} draft={draft} attributes={targets.attributes} stale={!data} />
        )}
      </div>
      <CleaningRules rows={rows} cleaning={cleaning} onChange={(next) => setDraft({ ...draft, cleaning: next })} />
    </div>
  );
}
