import { useQuery } from '@apollo/client/react';
import ArrowRightOutlined from '@ant-design/icons/ArrowRightOutlined';
import StopOutlined from '@ant-design/icons/StopOutlined';
import type { ReactNode } from 'react';
import { ATTRIBUTES } from '../documents';
import { useFaultWords } from '../imports/fault-words';
import { useTargetName } from '../imports/targets';
import { holdsInstants, useInstantText } from './instants';
import { storedAt, valueAt } from './mapping';
import type { Mapping } from './mapping';
import { useMappingWords } from './words';
import '../imports/imports.css';
import './mapping.css';

export interface TriedRecord {
  record: unknown;
  item?: unknown;
  rejected?: { code: string; message: string } | null;
}

const shown = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** It stands below a long form, and is what was asked for. */
const bringIntoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

interface TriedRecordsProps {
  records: readonly TriedRecord[];
  /** What they were read by; absent where nothing says yet what becomes of them. */
  mapping: Mapping | undefined;
}

/** Records as they came and as they would be stored, a column for each place; what was changed on the way shows both. */
export function TriedRecords({ records, mapping }: TriedRecordsProps): ReactNode {
  const say = useMappingWords();
  const { reason } = useFaultWords();
  const attributes = useQuery(ATTRIBUTES).data?.attributes ?? [];
  const nameOfTarget = useTargetName(attributes, []);
  const { zone, textOf } = useInstantText();
  if (records.length === 0) return <p className="tried-none">{say('nothing')}</p>;
  const fields = mapping?.fields ?? [];
  const instants = fields.map((field) => holdsInstants(field, attributes));
  const taken = records.filter(({ rejected }) => !rejected).length;
  return (
    <section className="tried" aria-label={say('tried')} ref={bringIntoView}>
      <p className="imports-hint" role="status">
        {mapping ? say('triedSays', { taken, total: records.length }) : say('triedAsCame', { count: records.length })}
      </p>
      <div className="imports-scroll" tabIndex={0} role="region" aria-label={say('triedRows')}>
        <table className="imports-grid">
          <thead>
            <tr>
              <th scope="col">{say('record')}</th>
              {fields.map(({ source, target }, at) => (
                <th key={at} scope="col">
                  <span>{nameOfTarget(target)}</span>
                  <span className="imports-from">{instants[at] ? `${String(source)} · ${zone}` : String(source)}</span>
                </th>
              ))}
              <th scope="col">{say('asItCame')}</th>
            </tr>
          </thead>
          <tbody>
            {records.map(({ record, item, rejected }, row) => (
              <tr key={row} className={mapping && rejected ? 'imports-row-rejected' : undefined}>
                <th scope="row" className="figure">
                  {row + 1}
                  {mapping && rejected && (
                    <span className="imports-row-why" title={rejected.message}>
                      <StopOutlined aria-hidden="true" /> {reason(rejected.code)}
                    </span>
                  )}
                </th>
                {fields.map(({ source, target }, at) => {
                  const came = shown(valueAt(record, source));
                  const stored = shown(storedAt(item, target));
                  const text = instants[at] ? textOf(stored) : stored;
                  return (
                    <td key={at}>
                      {rejected ? (
                        <span className="imports-nothing">{came || '∅'}</span>
                      ) : stored === '' ? (
                        <span className="imports-nothing">{came ? <s>{came}</s> : '∅'}</span>
                      ) : stored === came || instants[at] ? (
                        text
                      ) : (
                        <span className="imports-cell-repaired">
                          {came && (
                            <>
                              <s>{came}</s> <ArrowRightOutlined aria-label={say('becomesNow')} />{' '}
                            </>
                          )}
                          <strong>{text}</strong>
                        </span>
                      )}
                    </td>
                  );
                })}
                <td className="tried-raw">
                  <code title={shown(record)}>{shown(record)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
