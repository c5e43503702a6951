import { useLazyQuery, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { Offered } from '../../parts/offered';
import { useMayDo } from '../../api/viewer';
import { useFormat } from '../../format/use-format';
import type { ErasuresQuery } from '../../graphql/graphql';
import { Empty } from '../../parts/empty';
import { Failure, useFailureText } from '../../parts/failure';
import { Instant } from '../../parts/instant';
import { Pager, usePages } from '../../parts/pager';
import { Skeleton } from '../../parts/skeleton';
import { Table } from '../../parts/table';
import { AskErasure } from '../approvals';
import { ERASURES, FIND_ERASURE } from './documents';
import { ForgetByIdentity } from './forget-by-identity';
import { LiftErasure } from './lift-erasure';
import { Receipt } from './receipt';
import { usePrivacyWords } from './words';

export type Erasure = ErasuresQuery['erasures']['edges'][number]['node'];

const PAGE = 50;
const KINDS = [
  ['EMAIL', /@/],
  ['PHONE', /^\+?[\d\s().-]{6,}$/],
] as const;

/** The receipts of all erasures; whether someone was erased; and the way back for who came back. */
export function ErasuresTab(): ReactNode {
  const say = usePrivacyWords();
  const format = useFormat();
  const pages = usePages();
  const [shown, setShown] = useState<Erasure>();
  const [lifting, setLifting] = useState<Erasure>();
  const [erasing, setErasing] = useState(false);
  const mayDo = useMayDo();
  const variables = { first: PAGE, ...(pages.after !== undefined && { after: pages.after }) };
  const { data, previousData, error, loading, refetch } = useQuery(ERASURES, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const erasures = (data ?? previousData)?.erasures;
  if (error && !erasures) return <Failure title={say('erasuresFailed')} error={error} onRetry={() => void refetch()} />;
  if (!erasures) return <Skeleton table rows={6} />;
  const rows = erasures.edges.map(({ node }) => node);
  const stateOf = ({ liftedAt, completedAt }: Erasure): string =>
    say(liftedAt ? 'lifted' : completedAt ? 'completed' : 'underWay');
  return (
    <section aria-label={say('erasures')}>
      <p className="privacy-intro">{say('erasuresIntro')}</p>
      <FindErased onFound={setShown} />
      {mayDo('eraseUsers') && (
        <p className="privacy-intro">
          <Button danger onClick={() => setErasing(true)}>
            {say('eraseMany')}
          </Button>
        </p>
      )}
      {rows.length === 0 ? (
        <Empty
          title={say('noErasures')}
          text={say('noErasuresText')}
          actions={<Button href="/users">{say('toUsers')}</Button>}
        />
      ) : (
        <>
          <Table
            label={say('erasures')}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'when',
                title: say('erasedAt'),
                render: (erasure) => (
                  <button type="button" className="privacy-open table-target" onClick={() => setShown(erasure)}>
                    <Instant at={erasure.erasedAt} />
                    <span className="privacy-id">{erasure.id.slice(0, 8)}</span>
                  </button>
                ),
              },
              {
                key: 'rows',
                title: say('rowsErased'),
                align: 'right',
                render: ({ counts }) => format.count(counts.reduce((sum, one) => sum + one.rows, 0)),
              },
              { key: 'state', title: say('state'), wideOnly: true, render: stateOf },
              {
                key: 'lift',
                title: <span className="visually-hidden">{say('lift')}</span>,
                align: 'right',
                wideOnly: true,
                render: (erasure) =>
                  !erasure.liftedAt &&
                  mayDo('liftErasure') && (
                    <Button
                      size="small"
                      type="link"
                      aria-label={`${say('lift')} ${erasure.id.slice(0, 8)}`}
                      onClick={() => setLifting(erasure)}
                    >
                      {say('lift')}
                    </Button>
                  ),
              },
            ]}
          />
          <Pager
            pages={pages}
            size={PAGE}
            shown={rows.length}
            total={erasures.totalCount}
            endCursor={erasures.pageInfo.endCursor}
            hasNextPage={erasures.pageInfo.hasNextPage}
            loading={loading && !data}
          />
        </>
      )}
      {shown && <Receipt erasure={shown} onClose={() => setShown(undefined)} />}
      {erasing && (
        <Suspense>
          <AskErasure onClose={() => setErasing(false)} />
        </Suspense>
      )}
      {lifting && <LiftErasure erasure={lifting} onClose={() => setLifting(undefined)} />}
    </section>
  );
}

/** What a text may be, the likeliest first. */
const kindsOf = (value: string) => [
  ...KINDS.filter(([, form]) => form.test(value)).map(([kind]) => kind),
  'EXTERNAL_ID' as const,
];

/** Nobody can read who was erased; whoever has the id, phone or e-mail can ask, and forget whom nobody has erased. */
function FindErased({ onFound }: { onFound: (erasure: Erasure) => void }): ReactNode {
  const say = usePrivacyWords();
  const [find, { error, loading }] = useLazyQuery(FIND_ERASURE, { fetchPolicy: 'network-only' });
  const failure = useFailureText(error);
  const [nobody, setNobody] = useState<string>();
  const [forgetting, setForgetting] = useState<string>();
  const search = async (text: string): Promise<void> => {
    const value = text.trim();
    if (value === '') return;
    setNobody(undefined);
    for (const kind of kindsOf(value)) {
      const { data, error: refused } = await find({ variables: { identity: { kind, value } } });
      if (refused) return;
      if (data?.erasure) {
        setNobody(undefined);
        onFound(data.erasure);
        return;
      }
    }
    setNobody(value);
  };
  return (
    <div className="filter privacy-find">
      <Input.Search
        className="filter-search"
        aria-label={say('findErased')}
        placeholder={say('findErased')}
        enterButton={say('find')}
        loading={loading}
        onChange={() => setNobody(undefined)}
        onSearch={(text) => void search(text)}
      />
      <span role="status">{error ? failure : nobody !== undefined && say('foundNobody')}</span>
      {nobody !== undefined && (
        <Offered to={['eraseUser']}>
          <Button type="link" danger onClick={() => setForgetting(nobody)}>
            {say('forget')}
          </Button>
        </Offered>
      )}
      {forgetting !== undefined && (
        <ForgetByIdentity
          value={forgetting}
          kind={kindsOf(forgetting)[0]!}
          onForgotten={(receipt) => {
            setForgetting(undefined);
            setNobody(undefined);
            onFound(receipt);
          }}
          onClose={() => setForgetting(undefined)}
        />
      )}
    </div>
  );
}
