import BlockOutlined from '@ant-design/icons/BlockOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { Button, Segmented } from 'antd';
import { useDeferredValue } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useFormat } from '../../format/use-format';
import { useMay, useMayDo } from '../../api/viewer';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { FilterBar } from '../../parts/filter-bar';
import { Page } from '../../parts/page';
import { Pager, usePages } from '../../parts/pager';
import { Skeleton } from '../../parts/skeleton';
import { useAddress } from '../../parts/use-address';
import { SCREEN_TAKES } from '../../screens';
import { useWidth } from '../../theme/theme-provider';
import { SEGMENTS } from './documents';
import { SegmentsTable } from './segments-table';
import { TemplateChoices, TemplateMenu } from './templates';
import { useSegmentsWords } from './words';
import './segments.css';

const PAGE = 20;

/** Every segment with its exact count now, how it moved, and what stands on it. Search and filter live in the address. */
export function SegmentsScreen(): ReactNode {
  const say = useSegmentsWords();
  const format = useFormat();
  const navigate = useNavigate();
  const phone = useWidth() === 'phone';
  const may = useMay();
  const createsSegments = useMayDo()('createSegment');
  const mayCompose = may(...SCREEN_TAKES['/segments/~new']) && createsSegments;
  const [params, change] = useAddress();
  const text = params.get('search') ?? '';
  const archived = params.get('archived') === 'true';
  const search = useDeferredValue(text.trim());
  const pages = usePages(`${search} ${archived}`);
  const { data, previousData, error, refetch } = useQuery(SEGMENTS, {
    variables: {
      first: PAGE,
      after: pages.after,
      search: search || undefined,
      archived,
      mayCount: may('AUDIENCE_COUNT'),
    },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const segments = shown?.segments.edges.map(({ node }) => node) ?? [];

  // The empty face has the way to begin itself.
  const bare = shown?.segments.totalCount === 0 && !search && !archived;

  const nothing = (): ReactNode => {
    if (search)
      return (
        <Empty
          title={say('noneFound', { text: search })}
          text={say('noneFoundText')}
          actions={<Button onClick={() => change('search', '')}>{say('clear')}</Button>}
        />
      );
    if (archived) return <Empty title={say('noneArchived')} />;
    return (
      <Empty
        title={say('empty')}
        text={say(shown?.overview?.users === 0 ? 'emptyBare' : 'emptyText')}
        actions={
          mayCompose &&
          !phone && (
            <>
              <div className="segments-templates">
                <TemplateChoices />
              </div>
              <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/segments/~new')}>
                {say('fromBlank')}
              </Button>
            </>
          )
        }
      />
    );
  };

  return (
    <Page
      bare
      title={say('title')}
      aside={<span className="figure">{shown?.segments.totalCount}</span>}
      actions={
        <>
          {may(...SCREEN_TAKES['/overlap']) && (
            <Button type="text" icon={<BlockOutlined />} onClick={() => void navigate('/overlap')}>
              {say('overlap')}
            </Button>
          )}
          {!phone && !bare && mayCompose && (
            <>
              <TemplateMenu />
              <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/segments/~new')}>
                {say('create')}
              </Button>
            </>
          )}
        </>
      }
    >
      <FilterBar search={say('search')} text={text} onText={(value) => change('search', value)}>
        <Segmented
          value={archived ? 'archived' : 'active'}
          onChange={(value) => change('archived', value === 'archived' ? 'true' : '')}
          options={[
            { value: 'active', label: say('active') },
            { value: 'archived', label: say('archived') },
          ]}
        />
        {shown?.overview && (
          <span className="filter-end figure">
            {say('allUsers')} <strong>{format.count(shown.overview.users)}</strong>
          </span>
        )}
      </FilterBar>
      {error && !shown ? (
        <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <Skeleton table rows={12} />
      ) : segments.length === 0 ? (
        nothing()
      ) : (
        <>
          <SegmentsTable segments={segments} total={shown.overview?.users} />
          <Pager
            pages={pages}
            loading={!data}
            size={PAGE}
            shown={segments.length}
            total={shown.segments.totalCount}
            {...shown.segments.pageInfo}
          />
        </>
      )}
    </Page>
  );
}
