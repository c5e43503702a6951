import ArrowRightOutlined from '@ant-design/icons/ArrowRightOutlined';
import StopOutlined from '@ant-design/icons/StopOutlined';
import type { ReactNode } from 'react';
import type { PreviewImportQuery } from '../../../../graphql/graphql';
import { holdsInstants, useInstantText } from '../../mapping/instants';
import { useFaultWords } from '../fault-words';
import type { MappingDraft } from '../mapping-draft';
import { useRuleName } from '../rules';
import { useTargetName } from '../targets';
import type { KnownAttribute } from '../targets';
import { useImportsWords } from '../words';

export type PreviewRow = PreviewImportQuery['previewImport'][number];
type PreviewCell = PreviewRow['cells'][number];

interface PreviewTableProps {
  rows: readonly PreviewRow[];
  draft: MappingDraft;
  attributes: readonly KnownAttribute[];
  /** Newer ones are on their way. */
  stale: boolean;
}

/** Rows as they would be stored: what was repaired shows before and after, what is refused its reason. */
export function PreviewTable({ rows, draft, attributes, stale }: PreviewTableProps): ReactNode {
  const say = useImportsWords();
  const { reason } = useFaultWords();
  const nameOfTarget = useTargetName(attributes, draft.newAttributes);
  const { zone, textOf } = useInstantText();
  const types = [...attributes, ...draft.newAttributes];
  const instants = draft.fields.map((field) => holdsInstants(field, types));
  return (
    <div className="imports-scroll" tabIndex={0} role="region" aria-label={say('step.preview')} aria-busy={stale}>
      <table className={stale ? 'imports-grid imports-stale' : 'imports-grid'}>
        <thead>
          <tr>
            <th scope="col">{say('row')}</th>
            {draft.fields.map(({ target, source }, at) => (
              <th key={at} scope="col">
                <span>{nameOfTarget(target)}</span>
                <span className="imports-from">{instants[at] ? `${String(source)} · ${zone}` : String(source)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row} className={row.rejected ? 'imports-row-rejected' : undefined}>
              <th scope="row" className="figure">
                {row.row}
                {row.rejected && (
                  <span className="imports-row-why">
                    <StopOutlined aria-hidden="true" /> {reason(row.rejected.code)}
                  </span>
                )}
              </th>
              {draft.fields.map((_, at) => (
                <td key={at}>
                  <Cell
                    cell={row.cells.find(({ field }) => field === at)}
                    why={row.rejected ? reason(row.rejected.code) : undefined}
                    textOf={instants[at] ? textOf : asItIs}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const asItIs = (value: string): string => value;

interface CellProps {
  cell: PreviewCell | undefined;
  /** Why its row is refused. */
  why: string | undefined;
  /** How a stored value is shown. */
  textOf: (stored: string) => string;
}

/** A cell that merely came as it is stored says its value; all else shows both. */
function Cell({ cell, why, textOf }: CellProps): ReactNode {
  const say = useImportsWords();
  const ruleName = useRuleName();
  if (!cell) return null;
  const { raw, stored, fault, repairs } = cell;
  if (fault)
    return (
      <span className="imports-cell-fault">
        <span>{raw ?? '∅'}</span>
        <span className="imports-cell-why">{why}</span>
      </span>
    );
  if (why !== undefined) return <span className="imports-nothing">{raw ?? '∅'}</span>;
  if (stored === null || stored === undefined)
    return raw ? <s className="imports-nothing">{raw}</s> : <span className="imports-nothing">∅</span>;
  if (repairs.length === 0) return textOf(stored);
  return (
    <span className="imports-cell-repaired">
      {raw && (
        <>
          <s>{raw}</s> <ArrowRightOutlined aria-label={say('becomesNow')} />{' '}
        </>
      )}
      <strong>{textOf(stored)}</strong>
      <span className="imports-cell-why">{repairs.map(ruleName).join(say('comma'))}</span>
    </span>
  );
}
