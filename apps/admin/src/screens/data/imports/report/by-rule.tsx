import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../format/use-format';
import { useLanguage } from '../../../../i18n/language';
import { Bar } from '../../../../parts/bar';
import { TARGET_NAMES } from '../documents';
import { useFaultWords } from '../fault-words';
import type { FoundImport } from '../mapping-draft';
import { useRuleName } from '../rules';
import { useTargetName } from '../targets';
import { useImportsWords } from '../words';

/** Rows that were not taken, by reason, to be downloaded, mended and imported again. */
export function Rejected({ found }: { found: FoundImport }): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const { reason, hint } = useFaultWords();
  const { language } = useLanguage();
  const { report, rejectedFile } = found;
  return (
    <section className="imports-section" id="rejected">
      <header className="imports-section-head">
        <h2>
          {say('rejectedRowsTitle')} <span className="figure">{format.count(report.rejected)}</span>
        </h2>
        {rejectedFile && (
          <Button icon={<DownloadOutlined />} href={`${rejectedFile}?lang=${language}`} download>
            {say('download')}
          </Button>
        )}
      </header>
      {report.rejected === 0 ? (
        <p className="imports-hint">{say('noneRejectedAtAll')}</p>
      ) : (
        <>
          <ul className="imports-by">
            {report.rejectedBy.map(({ code, count }) => (
              <li key={code}>
                <span>
                  {reason(code)}
                  <span className="imports-by-hint">{hint(code)}</span>
                </span>
                <Bar share={count / Math.max(report.read, 1)} tone="excluded" className="imports-by-bar" />
                <span className="figure">
                  <strong>{format.count(count)}</strong> {format.share(count, report.read, 1)}
                </span>
              </li>
            ))}
          </ul>
          <p className="imports-hint">{say('rejectedText')}</p>
        </>
      )}
    </section>
  );
}

/** Values that were brought into standard form, by rule. */
export function Repaired({ found }: { found: FoundImport }): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const ruleName = useRuleName();
  const { repairedBy } = found.report;
  const total = repairedBy.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(...repairedBy.map(({ count }) => count), 1);
  return (
    <section className="imports-section">
      <h2>
        {say('repaired')} <span className="figure">{say('values', { count: total })}</span>
      </h2>
      {total === 0 ? (
        <p className="imports-hint">{say('noneRepairedAtAll')}</p>
      ) : (
        <>
          <ul className="imports-by">
            {repairedBy.map(({ code, count }) => (
              <li key={code}>
                <span>{ruleName(code)}</span>
                <Bar share={count / most} className="imports-by-bar" />
                <span className="figure">
                  <strong>{format.count(count)}</strong>
                </span>
              </li>
            ))}
          </ul>
          <p className="imports-hint">{say('repairedText')}</p>
        </>
      )}
    </section>
  );
}

/** Rows that say what an earlier one said, where the file has no ids to tell them apart. */
export function Repeated({ found }: { found: FoundImport }): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const { repeated } = found.report;
  if (repeated === 0) return null;
  return (
    <section className="imports-section">
      <h2>
        {say('repeated')} <span className="figure">{format.count(repeated)}</span>
      </h2>
      <p className="imports-hint">{say('repeatedText')}</p>
    </section>
  );
}

/** Rows that had no value for what a column becomes: what may be asked for at its source. */
export function WithoutValue({ found }: { found: FoundImport }): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const nameOfTarget = useTargetName(useQuery(TARGET_NAMES).data?.attributes ?? [], []);
  const { emptyBy, read } = found.report;
  if (emptyBy.length === 0) return null;
  return (
    <section className="imports-section">
      <h2>
        {say('withoutValue')} <span>{say('withoutValueText')}</span>
      </h2>
      <ul className="imports-by">
        {emptyBy.slice(0, MOST_EMPTY).map(({ code, count }) => (
          <li key={code}>
            <span>{nameOfTarget(code)}</span>
            <Bar share={count / Math.max(read, 1)} tone="rest" className="imports-by-bar" />
            <span className="figure">
              <strong>{format.count(count)}</strong> {format.share(count, read, 1)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const MOST_EMPTY = 20;
