import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { Table } from '../../../parts/table';
import { useFaultWords } from '../imports/fault-words';
import { useRuleName } from '../imports/rules';
import type { Connector } from './connectors-tab';
import { useConnectorFault } from './faults';
import { useConnectorWords } from './words';

type Run = Connector['runs'][number];

/** Counts by a code, the most frequent first, by what each is called: 手机号不对 12、没有客户编号 3. */
export function useCounts(): (by: unknown, nameOf: (code: string) => string) => string {
  const format = useFormat();
  return (by, nameOf) =>
    format.list(
      Object.entries(by as Record<string, number>)
        .sort(([, one], [, other]) => other - one)
        .map(([code, count]) => `${nameOf(code)} ${format.count(count)}`),
    );
}

/** What went wrong in a run, in words; nothing where nothing did. */
export function RunProblem({ run }: { run: Run | undefined }): ReactNode {
  const say = useConnectorWords();
  const faultText = useConnectorFault();
  const { reason } = useFaultWords();
  const counts = useCounts();
  if (!run) return '—';
  const { fault, rejected, rejectedBy } = run;
  if (fault)
    return (
      <span className="data-problem" title={fault.message}>
        {faultText(fault)}
      </span>
    );
  if (rejected === 0) return <span className="data-quiet">{say('fine')}</span>;
  return (
    <span className="data-problem">
      {say('rejected', { count: rejected })}
      {say('colon')}
      {counts(rejectedBy, reason)}
    </span>
  );
}

/** The last runs, the newest first: when, how many records, what was stored, repaired and refused. */
export function ConnectorRuns({ runs, files }: { runs: readonly Run[]; files: boolean }): ReactNode {
  const say = useConnectorWords();
  const format = useFormat();
  const ruleName = useRuleName();
  const counts = useCounts();
  if (runs.length === 0) return <p className="data-quiet">{say('noRuns')}</p>;
  return (
    <Table
      dense
      label={say('lastRuns')}
      rows={runs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'at',
          title: say('begun'),
          render: ({ startedAt, endedAt }) => (
            <span className="figure data-time">
              {format.dateTime(startedAt)}
              {!endedAt && <span className="data-live"> {say('running')}</span>}
            </span>
          ),
        },
        {
          key: 'rows',
          title: say('rows'),
          align: 'right',
          render: ({ rows, files: read }) => (
            <>
              {format.count(rows)}
              {files && (
                <span className="data-quiet"> · {say('filesRead', { count: read, shown: format.count(read) })}</span>
              )}
            </>
          ),
        },
        {
          key: 'accepted',
          title: say('stored'),
          align: 'right',
          wideOnly: true,
          render: ({ accepted }) => format.count(accepted),
        },
        {
          key: 'duplicates',
          title: say('known'),
          align: 'right',
          wideOnly: true,
          render: ({ duplicates }) => format.count(duplicates),
        },
        {
          key: 'problems',
          title: say('errors'),
          render: (run) => (
            <>
              <RunProblem run={run} />
              {Object.keys(run.repairedBy as object).length > 0 && (
                <span className="data-repairs">
                  {say('repaired')} {counts(run.repairedBy, ruleName)}
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
