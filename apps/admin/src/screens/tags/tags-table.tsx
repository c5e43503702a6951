import CaretDownOutlined from '@ant-design/icons/CaretDownOutlined';
import CaretRightOutlined from '@ant-design/icons/CaretRightOutlined';
import TagOutlined from '@ant-design/icons/TagOutlined';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTagCoverage } from '../../api/coverage';
import type { Coverage } from '../../api/coverage';
import { useFormat } from '../../format/use-format';
import { useNames } from '../../i18n/names';
import { Bar } from '../../parts/bar';
import { Counted } from '../../parts/counted';
import { Table } from '../../parts/table';
import { crowdPath } from '../users/crowd';
import type { Tag, TagRow } from './tree';
import { useTagsWords } from './words';

const INDENT = 20;

interface TagsTableProps {
  rows: readonly TagRow[];
  closed: ReadonlySet<string>;
  onToggle: (key: string) => void;
  /** Absent: names are no buttons. */
  onEdit?: (tag: Tag) => void;
}

export function TagsTable({ rows, closed, onToggle, onEdit }: TagsTableProps): ReactNode {
  const coverage = useTagCoverage();
  const say = useTagsWords();
  return (
    <Table
      dense
      label={say('title')}
      rows={rows}
      rowKey={({ tag }) => tag.key}
      columns={[
        {
          key: 'tag',
          title: say('tag'),
          render: (row) => <Name row={row} closed={closed.has(row.tag.key)} onToggle={onToggle} onEdit={onEdit} />,
        },
        { key: 'class', title: say('class'), width: 72, wideOnly: true, render: ({ tag }) => say(tag.class) },
        {
          key: 'definition',
          title: say('definition'),
          wideOnly: true,
          render: ({ tag }) => (
            <span className="tags-definition">
              {tag.definition || '—'} {tag.rule !== null && <span className="chip">{say('dynamic')}</span>}{' '}
              {tag.exclusive && (
                <Tooltip title={say('exclusiveHint')}>
                  <span className="chip">{say('oneOnly')}</span>
                </Tooltip>
              )}
            </span>
          ),
        },
        {
          key: 'coverage',
          title: say('coverage'),
          align: 'right',
          width: 110,
          render: (row) => <Holders row={row} coverage={coverage} />,
        },
        {
          key: 'share',
          title: say('share'),
          align: 'right',
          width: 150,
          wideOnly: true,
          render: (row) => <Share row={row} coverage={coverage} />,
        },
        { key: 'fresh', title: say('freshness'), width: 150, wideOnly: true, render: (row) => <Freshness row={row} /> },
        { key: 'used', title: say('usedIn'), width: 110, wideOnly: true, render: (row) => <UsedIn row={row} /> },
      ]}
    />
  );
}

interface NameProps {
  row: TagRow;
  closed: boolean;
  onToggle: (key: string) => void;
  onEdit: ((tag: Tag) => void) | undefined;
}

function Name({ row, closed, onToggle, onEdit }: NameProps): ReactNode {
  const say = useTagsWords();
  const { nameOf } = useNames();
  const { tag, depth, hasChildren } = row;
  return (
    <span className="tags-name" style={{ paddingLeft: depth * INDENT }} title={tag.key}>
      {hasChildren ? (
        <button
          type="button"
          className="tags-caret"
          aria-expanded={!closed}
          aria-label={`${say(closed ? 'open' : 'close')} ${nameOf(tag.key, tag.name)}`}
          onClick={() => onToggle(tag.key)}
        >
          {closed ? <CaretRightOutlined /> : <CaretDownOutlined />}
        </button>
      ) : (
        <TagOutlined className="tags-icon" />
      )}
      {onEdit ? (
        <button
          type="button"
          className={depth === 0 ? 'name-link' : 'name-link tags-leaf'}
          aria-label={say('edit', { name: nameOf(tag.key, tag.name) })}
          onClick={() => onEdit(tag)}
        >
          {nameOf(tag.key, tag.name)}
        </button>
      ) : (
        <span className={depth === 0 ? 'tags-root' : ''}>{nameOf(tag.key, tag.name)}</span>
      )}
      {tag.stale && <WarningOutlined className="tags-stale tags-narrow" aria-label={say('stale')} />}
    </span>
  );
}

interface FigureProps {
  row: TagRow;
  coverage: Coverage | undefined;
}

/** How many hold the tag or one below it, as a rule counts it. */
function Holders({ row: { tag }, coverage }: FigureProps): ReactNode {
  const say = useTagsWords();
  const format = useFormat();
  const { nameOf } = useNames();
  return (
    <Counted count={coverage?.of(tag.key)}>
      {(count) => (
        <>
          <Link
            to={crowdPath({ tag: { in: [tag.key] } })}
            aria-label={`${format.people(count)} ${say('people')} ${nameOf(tag.key, tag.name)}`}
            className="tags-count table-target"
          >
            {format.people(count)}
          </Link>
          <span className="table-under">{format.shareOfPeople(count, coverage?.total ?? 0, 1)}</span>
        </>
      )}
    </Counted>
  );
}

function Share({ row: { tag }, coverage }: FigureProps): ReactNode {
  const format = useFormat();
  const total = coverage?.total ?? 0;
  return (
    <Counted count={coverage?.of(tag.key)}>
      {(count) => (
        <span className="tags-share">
          <Bar share={total > 0 ? count / total : 0} className="tags-bar" />
          {format.shareOfPeople(count, total, 1)}
        </span>
      )}
    </Counted>
  );
}

function Freshness({ row: { tag } }: { row: TagRow }): ReactNode {
  const say = useTagsWords();
  const format = useFormat();
  if (!tag.freshness) return '—';
  const time = format.relative(tag.freshness);
  if (!tag.stale) return <span className="figure">{time}</span>;
  return (
    <span className="tags-stale figure">
      <WarningOutlined /> {say('stale')} {time}
    </span>
  );
}

function UsedIn({ row: { tag } }: { row: TagRow }): ReactNode {
  const format = useFormat();
  const say = useTagsWords();
  if (tag.usedIn.length === 0) return <span className="tags-unused">{say('unused')}</span>;
  return (
    <Tooltip title={format.list(tag.usedIn.map(({ name }) => name))}>
      <span>{say('inSegments', { count: tag.usedIn.length })}</span>
    </Tooltip>
  );
}
