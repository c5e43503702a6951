import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../format/use-format';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { useAddress } from '../../parts/use-address';
import { useWidth } from '../../theme/theme-provider';
import { Controls } from './controls';
import { Curves } from './curves';
import { COHORTS, EVENTS } from './documents';
import { periodsOf } from './periods';
import { inputOf, questionIn } from './question';
import { tableCsv } from './table-csv';
import { Triangle } from './triangle';
import { useCohortsWords } from './words';
import './cohorts.css';

/** Who came back: people by the week or month in which they first did something, as a triangle. The question is in the address. */
export function CohortsScreen(): ReactNode {
  const say = useCohortsWords();
  const format = useFormat();
  const phone = useWidth() === 'phone';
  const [params, set] = useAddress();
  const known = useQuery(EVENTS, { fetchPolicy: 'cache-and-network' });
  const events = known.data?.eventTypes;
  const question = questionIn(params, events?.map(({ name }) => name) ?? []);
  const { data, previousData, error, refetch } = useQuery(COHORTS, {
    variables: { input: inputOf(question) },
    skip: !events || events.length === 0,
    fetchPolicy: 'cache-and-network',
  });
  const table = (data ?? previousData)?.cohorts;

  const answer = (): ReactNode => {
    if (error) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
    if (!table) return <Skeleton rows={12} />;
    if (table.cohorts.every(({ size }) => size === 0)) return <Empty title={say('empty')} text={say('emptyText')} />;
    return (
      // The answer to the question before stays, but leads to nobody: its people are of another rule.
      <div className={data ? 'cohorts-answer' : 'cohorts-answer cohorts-older'} inert={!data}>
        <Triangle table={table} question={question} />
        <p className="cohorts-note figure">
          {say('asOf', { time: format.dateTime(table.asOf) })} · {say('runningWhy')}
        </p>
        {periodsOf(table).length > 2 && (
          <>
            <h2>{say('curves')}</h2>
            <Curves table={table} average={say('average')} label={say('curvesLabel')} />
          </>
        )}
      </div>
    );
  };

  const body = (): ReactNode => {
    if (known.error && !events)
      return <Failure title={say('failed')} error={known.error} onRetry={() => void known.refetch()} />;
    if (!events) return <Skeleton rows={12} />;
    if (events.length === 0)
      return (
        <Empty title={say('noEvents')} text={say('noEventsText')} actions={<Link to="/data">{say('toData')}</Link>} />
      );
    return (
      <>
        <Controls question={question} events={events} onChange={set} />
        {answer()}
      </>
    );
  };

  return (
    <Page
      title={say('title')}
      aside={!phone && say('aside')}
      actions={
        data && (
          <Button
            icon={<DownloadOutlined />}
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(tableCsv(data.cohorts))}`}
            download="retention.csv"
          >
            {say('download')}
          </Button>
        )
      }
    >
      {body()}
    </Page>
  );
}
