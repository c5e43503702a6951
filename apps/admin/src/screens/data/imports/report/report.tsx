import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import InfoCircleOutlined from '@ant-design/icons/InfoCircleOutlined';
import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Offered } from '../../../../parts/offered';
import { useFormat } from '../../../../format/use-format';
import { RUN_IMPORT } from '../documents';
import { useFaultWords, useRefusalText } from '../fault-words';
import type { FrameOf } from '../frame';
import type { FoundImport } from '../mapping-draft';
import { USUAL_SOURCE } from '../mapping-draft';
import { useSizes } from '../sizes';
import { useImportsWords } from '../words';
import { Figures } from './figures';
import { Rejected, Repaired, Repeated, WithoutValue } from './by-rule';
import { UnusualValues } from './oddities';
import { ReportSide } from './report-side';
import { Undo, UndoReport } from './undo';

interface ReportProps {
  found: FoundImport;
  onChanged: () => void;
  frame: FrameOf;
}

/** What an import did: rows by what became of them, repairs by rule, rejected rows by reason; and the way back. */
export function Report({ found, onChanged, frame: Frame }: ReportProps): ReactNode {
  const say = useImportsWords();
  const { state, sameAs, report } = found;
  const resumable = (state === 'CANCELLED' || state === 'FAILED') && found.fileKept && found.mapping;
  const undoable = (state === 'DONE' || state === 'CANCELLED' || state === 'FAILED') && !sameAs && report.read > 0;
  return (
    <Frame
      found={found}
      actions={
        <>
          <Button type="text" icon={<PrinterOutlined />} onClick={() => window.print()}>
            {say('print')}
          </Button>
          {undoable && (
            <Offered to={['undoImport']}>
              <Undo found={found} onChanged={onChanged} />
            </Offered>
          )}
          {resumable && (
            <Offered to={['runImport']}>
              <GoOn found={found} onChanged={onChanged} />
            </Offered>
          )}
        </>
      }
    >
      <Verdict found={found} />
      {found.undoReport || state === 'UNDOING' ? <UndoReport found={found} /> : null}
      {!sameAs && <Figures found={found} />}
      <div className="imports-report">
        <div className="imports-report-main">
          {!sameAs && state !== 'UNDONE' && <Rejected found={found} />}
          {!sameAs && <Repaired found={found} />}
          {!sameAs && <Repeated found={found} />}
          {/* Imports of earlier versions counted by target alone what was empty. */}
          {!sameAs && (report.oddities.length > 0 ? <UnusualValues found={found} /> : <WithoutValue found={found} />)}
        </div>
        <ReportSide found={found} />
      </div>
    </Frame>
  );
}

/** When so many rows are rejected, the mapping is wrong more often than the rows. */
const MANY = 0.1;

/** The report in one sentence. */
function Verdict({ found }: { found: FoundImport }): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const sizes = useSizes();
  const { text, advice } = useFaultWords();
  const { state, sameAs, report, fault } = found;
  if (state === 'DONE' && sameAs)
    return (
      <p className="imports-verdict" role="status">
        <InfoCircleOutlined aria-hidden="true" />
        <span>
          <strong>{say('sameTitle')}</strong> {say('sameText')}{' '}
          <Link to={`/data/imports/${sameAs}`}>{say('sameLink')}</Link>
        </span>
      </p>
    );
  if (state === 'UNDOING' || state === 'UNDONE') return null;
  const took = report.tookMs < 1_000 ? say('tookLess') : sizes.took(report.tookMs / 1_000);
  if (state === 'DONE')
    return (
      <p
        className={report.rejected > report.read * MANY ? 'imports-verdict imports-verdict-warn' : 'imports-verdict'}
        role="status"
      >
        <CheckCircleOutlined aria-hidden="true" />
        <span>
          <strong>
            {say(report.rejected > 0 ? 'doneSome' : 'doneAll', {
              count: report.read - report.rejected,
              taken: format.count(report.read - report.rejected),
              rejected: format.count(report.rejected),
            })}
          </strong>{' '}
          {took}
          {report.rejected > 0 && <> {say('mendThem')}</>}
        </span>
      </p>
    );
  return (
    <p className="imports-verdict imports-verdict-warn" role="status">
      <InfoCircleOutlined aria-hidden="true" />
      <span>
        <strong>{say(state === 'CANCELLED' ? 'cancelledTitle' : 'failedTitle', { count: report.read })}</strong>{' '}
        {fault && `${text(fault)}${advice(fault.code)} `}
        {say(found.fileKept ? 'stands' : 'standsAlone')}
      </span>
    </p>
  );
}

/** Goes on behind the last row that was read. */
function GoOn({ found, onChanged }: { found: FoundImport; onChanged: () => void }): ReactNode {
  const say = useImportsWords();
  const [run, { error, loading }] = useMutation(RUN_IMPORT);
  const failure = useRefusalText(error);
  const { id, mapping, source } = found;
  if (!mapping) return null;
  const goOn = async (): Promise<void> => {
    const input = {
      id,
      source: source ?? USUAL_SOURCE,
      mapping: {
        kind: mapping.kind,
        name: mapping.name ?? null,
        missing: mapping.missing ?? null,
        timeZone: mapping.timeZone ?? null,
        fields: mapping.fields.map(({ source: from, target, format, times }) => ({
          source: from,
          target,
          format: format ?? null,
          times: times ?? null,
        })),
      },
    };
    const { data } = await run({ variables: { input }, errorPolicy: 'all' });
    if (data?.runImport) onChanged();
  };
  return (
    <>
      {error && (
        <span role="alert" className="imports-fault-line">
          {failure}
        </span>
      )}
      <Button type="primary" loading={loading} onClick={() => void goOn()}>
        {say('goOn')}
      </Button>
    </>
  );
}
