import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useMayDo } from '../../api/viewer';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { FilterBar } from '../../parts/filter-bar';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { useWidth } from '../../theme/theme-provider';
import { TAGS } from './documents';
import { EditTag } from './edit-tag';
import { GiveTag } from './give-tag';
import { TagsTable } from './tags-table';
import { tagRows } from './tree';
import type { Filter, Tag } from './tree';
import { useTagsWords } from './words';
import './tags.css';

/** The tag tree: what each tag means, whom it covers, how fresh it is, what uses it. `?key=` leads to one tag. */
export function TagsScreen(): ReactNode {
  const say = useTagsWords();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('key') ?? '');
  const [filter, setFilter] = useState<Filter>('all');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<Tag | 'new'>();
  const [giving, setGiving] = useState(false);
  const phone = useWidth() === 'phone';
  const mayDo = useMayDo();
  const { data, error, refetch } = useQuery(TAGS, { fetchPolicy: 'cache-and-network' });
  const rows = data ? tagRows(data.tags, closed, text, filter) : [];

  const search = (wanted: string): void => {
    setText(wanted);
    setParams({}, { replace: true });
  };
  const toggle = (key: string): void =>
    setClosed((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  const create = mayDo('createTag') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {say('create')}
    </Button>
  );

  const body = (): ReactNode => {
    if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton table rows={16} />;
    if (data.tags.length === 0) return <Empty title={say('empty')} text={say('emptyText')} actions={create} />;
    if (rows.length === 0)
      return (
        <Empty
          title={say('noneFound', { text })}
          actions={
            <Button
              onClick={() => {
                search('');
                setFilter('all');
              }}
            >
              {say('clear')}
            </Button>
          }
        />
      );
    const edits = mayDo('updateTag') && !phone;
    return <TagsTable rows={rows} closed={closed} onToggle={toggle} {...(edits && { onEdit: setEditing })} />;
  };

  return (
    <Page
      bare
      title={say('title')}
      aside={<span className="figure">{data?.tags.length}</span>}
      actions={
        data &&
        data.tags.length > 0 &&
        !phone && (
          <>
            {mayDo('assignTags') && <Button onClick={() => setGiving(true)}>{say('give')}</Button>}
            {create}
          </>
        )
      }
    >
      <FilterBar search={say('search')} text={text} onText={search}>
        <Segmented
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'all', label: say('all') },
            { value: 'stale', label: say('staleOnly') },
            { value: 'unused', label: say('unusedOnly') },
          ]}
        />
      </FilterBar>
      {body()}
      {giving && <GiveTag to="ids" onClose={() => setGiving(false)} />}
      {editing && (
        <EditTag
          key={editing === 'new' ? 'new' : editing.key}
          {...(editing !== 'new' && { tag: editing })}
          onClose={(changed) => {
            setEditing(undefined);
            if (changed) void refetch();
          }}
        />
      )}
    </Page>
  );
}
