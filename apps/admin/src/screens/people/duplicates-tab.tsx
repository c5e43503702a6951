import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format';
import type { DuplicatesQuery } from '../../graphql/graphql';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Instant } from '../../parts/instant';
import { Pager, usePages } from '../../parts/pager';
import { Skeleton } from '../../parts/skeleton';
import { Table } from '../../parts/table';
import { useAddress } from '../../parts/use-address';
import { CompareDrawer } from './compare-drawer';
import { DUPLICATES } from './documents';
import { Evidence } from './evidence';
import { fullNameOf, PersonLink } from './person';
import { usePeopleWords } from './words';

const PAGE = 25;

export type Duplicate = DuplicatesQuery['duplicates']['edges'][number]['node'];
/** A pair of which both are still there. */
type Pair = Duplicate & { one: NonNullable<Duplicate['one']>; other: NonNullable<Duplicate['other']> };

const isWhole = (duplicate: Duplicate): duplicate is Pair => Boolean(duplicate.one && duplicate.other);

/** Who is probably one person, the surer first. */
export function DuplicatesTab(): ReactNode {
  const say = usePeopleWords();
  const format = useFormat();
  const pages = usePages();
  const [params, set] = useAddress();
  const [one, other] = params.get('compare')?.split('-') ?? [];
  const { data, previousData, error, loading, refetch } = useQuery(DUPLICATES, {
    variables: { first: PAGE, after: pages.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  if (error && !shown) return <Failure title={say('duplicatesFailed')} error={error} onRetry={() => void refetch()} />;
  if (!shown) return <Skeleton table rows={10} />;
  const pairs = shown.duplicates.edges.map(({ node }) => node).filter(isWhole);
  const comparing = pairs.find((pair) => pair.one.id === one && pair.other.id === other);
  return (
    <>
      {pairs.length === 0 ? (
        <Empty title={say('noDuplicates')} text={say('noDuplicatesText')} />
      ) : (
        <>
          <Table
            label={say('duplicates')}
            rows={pairs}
            rowKey={({ one, other }) => `${one.id} ${other.id}`}
            columns={[
              {
                key: 'pair',
                title: say('pair'),
                render: ({ one, other }) => (
                  <span className="people-pair">
                    <PersonLink person={one} />
                    <PersonLink person={other} />
                  </span>
                ),
              },
              {
                key: 'evidence',
                title: say('evidence'),
                wideOnly: true,
                render: (pair) => <Evidence evidence={pair.evidence} />,
              },
              {
                key: 'found',
                title: say('found'),
                wideOnly: true,
                render: ({ foundAt }) => <Instant at={foundAt} as="relative" />,
              },
              {
                key: 'score',
                title: say('score'),
                align: 'right',
                render: ({ score }) => format.share(score, 1, 1),
              },
              {
                key: 'compare',
                title: '',
                align: 'right',
                render: (pair) => (
                  <Button
                    size="small"
                    onClick={() => set('compare', `${pair.one.id}-${pair.other.id}`)}
                    aria-label={say('comparePair', { one: fullNameOf(pair.one), other: fullNameOf(pair.other) })}
                  >
                    {say('compare')}
                  </Button>
                ),
              },
            ]}
          />
          <Pager
            pages={pages}
            size={PAGE}
            shown={pairs.length}
            total={shown.duplicates.totalCount}
            loading={loading && !data}
            {...shown.duplicates.pageInfo}
          />
        </>
      )}
      {one && other && (
        <CompareDrawer
          key={`${one} ${other}`}
          one={one}
          other={other}
          evidence={comparing?.evidence ?? []}
          onClose={() => set('compare', '')}
        />
      )}
    </>
  );
}
