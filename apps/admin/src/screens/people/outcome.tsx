import CheckOutlined from '@ant-design/icons/CheckOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useValueText } from '../../format/values';
import type { MergePreviewQuery } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { MERGE_PREVIEW } from './documents';
import { usePeopleWords } from './words';

type Field = MergePreviewQuery['mergePreview'][number];

const SETTLED: ReadonlySet<Field['reason']> = new Set(['SAME', 'ONLY_ONE']);

interface OutcomeProps {
  keep: string;
  merge: string;
  /** Of the one who is kept, and of the other. */
  names: [string, string];
}

/** Field by field: both values, which of them stays, and why. */
export function Outcome({ keep, merge, names }: OutcomeProps): ReactNode {
  const say = usePeopleWords();
  const { data, previousData, error, refetch } = useQuery(MERGE_PREVIEW, {
    variables: { keep, merge },
    fetchPolicy: 'network-only',
  });
  const [unfolded, setUnfolded] = useState(false);
  const fields = (data ?? previousData)?.mergePreview;
  // What needs a decision comes first; where only one has a value, or both the same, there is none.
  const contested = fields?.filter(({ reason }) => !SETTLED.has(reason)) ?? [];
  const settled = fields?.filter(({ reason }) => SETTLED.has(reason)) ?? [];
  if (error && !fields) return <Failure title={say('outcomeFailed')} error={error} onRetry={() => void refetch()} />;
  return (
    <section aria-label={say('outcome')}>
      <h3 className="people-heading">{say('outcome')}</h3>
      {!fields && <Skeleton rows={4} />}
      {fields?.length === 0 && <p className="people-note">{say('noFields')}</p>}
      {fields && contested.length === 0 && settled.length > 0 && <p className="people-note">{say('noContest')}</p>}
      {(contested.length > 0 || unfolded) && (
        <table className="people-outcome">
          <thead>
            <tr>
              <th scope="col" aria-label={say('outcome')} />
              {names.map((name, at) => (
                <th scope="col" key={at}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(unfolded ? [...contested, ...settled] : contested).map((field) => (
              <FieldRow key={field.attribute.key} field={field} />
            ))}
          </tbody>
        </table>
      )}
      {settled.length > 0 && (
        <Button
          type="link"
          size="small"
          className="people-fold"
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {say(unfolded ? 'foldSettled' : 'settled', { count: settled.length })}
        </Button>
      )}
    </section>
  );
}

function FieldRow({ field }: { field: Field }): ReactNode {
  const say = usePeopleWords();
  const valueText = useValueText();
  const { nameOf } = useNames();
  const { attribute, kept, merged, mergedStands, masked, reason } = field;
  const show = (value: unknown): string => (masked ? '•••' : value === null ? '—' : valueText(value, attribute));
  return (
    <tr>
      <th scope="row">
        {nameOf(attribute.key, attribute.name)}
        {reason && <span>{say(reason)}</span>}
      </th>
      {[
        { value: kept, stands: !masked && !mergedStands },
        { value: merged, stands: !masked && mergedStands },
      ].map(({ value, stands }, at) => (
        <td key={at} className={stands ? 'people-stands' : ''}>
          {show(value)} {stands && <CheckOutlined aria-label={say('stands')} />}
        </td>
      ))}
    </tr>
  );
}
