import EyeInvisibleOutlined from '@ant-design/icons/EyeInvisibleOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAttributeCoverage } from '../../api/coverage';
import { useFormat } from '../../format/use-format';
import { useUnitText } from '../../format/values';
import { useNames } from '../../i18n/names';
import { Bar } from '../../parts/bar';
import { Counted } from '../../parts/counted';
import { Empty } from '../../parts/empty';
import { useMay, useMayDo } from '../../api/viewer';
import { Failure } from '../../parts/failure';
import { FilterBar } from '../../parts/filter-bar';
import { Skeleton } from '../../parts/skeleton';
import { Table } from '../../parts/table';
import { useWidth } from '../../theme/theme-provider';
import { crowdPath } from '../users/crowd';
import { DefineAttribute } from './define-attribute';
import type { Attribute } from './define-attribute';
import { ATTRIBUTES } from './documents';
import { UsedIn } from './used-in';
import { useDataWords } from './words';

interface AttributesProps {
  text: string;
  onClear: () => void;
  onDefine: (attribute?: Attribute) => void;
}

/** Every declared attribute: its type, whom it is known of, whether it is personal, what uses it. */
export function AttributesTab(): ReactNode {
  const say = useDataWords();
  const phone = useWidth() === 'phone';
  const defines = useMayDo()('defineAttribute');
  const [text, setText] = useState('');
  const [defining, setDefining] = useState<Attribute | 'new'>();
  return (
    <>
      <FilterBar search={say('searchAttributes')} text={text} onText={setText}>
        {!phone && defines && (
          <span className="filter-end">
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setDefining('new')}>
              {say('define')}
            </Button>
          </span>
        )}
      </FilterBar>
      <Attributes text={text} onClear={() => setText('')} onDefine={(attribute) => setDefining(attribute ?? 'new')} />
      {defining && (
        <DefineAttribute {...(defining !== 'new' && { attribute: defining })} onClose={() => setDefining(undefined)} />
      )}
    </>
  );
}

function Attributes({ text, onClear, onDefine }: AttributesProps): ReactNode {
  const say = useDataWords();
  const format = useFormat();
  const { nameOf } = useNames();
  const unitText = useUnitText();
  const phone = useWidth() === 'phone';
  const coverage = useAttributeCoverage();
  const may = useMay();
  const defines = useMayDo()('defineAttribute');
  const { data, error, refetch } = useQuery(ATTRIBUTES, {
    variables: { mayPrivacy: may('PRIVACY_READ') },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <Failure title={say('attributesFailed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={14} />;
  if (data.attributes.length === 0)
    return (
      <Empty
        title={say('noAttributes')}
        text={say('noAttributesText')}
        actions={!phone && defines && <Button onClick={() => onDefine()}>{say('define')}</Button>}
      />
    );
  const wanted = text.trim().toLowerCase();
  const shown = data.attributes.filter(({ key, name }) =>
    [key, name, nameOf(key, name)].some((field) => field.toLowerCase().includes(wanted)),
  );
  if (shown.length === 0)
    return <Empty title={say('noneFound', { text })} actions={<Button onClick={onClear}>{say('clear')}</Button>} />;
  const users = coverage?.total ?? 0;
  const periods = new Map(
    (data.retentions ?? []).flatMap(({ kind, name, period }) =>
      kind === 'ATTRIBUTE' ? [[name, period] as const] : [],
    ),
  );
  const keptFor = (key: string): string => {
    const [, count, unit] = /^P(\d+)([DMY])$/.exec(periods.get(key) ?? '') ?? [];
    return count && unit ? say(`period.${unit as 'D' | 'M' | 'Y'}`, { count: Number(count) }) : say('keptAlways');
  };
  return (
    <Table
      label={say('attributes')}
      rows={shown}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          width: 240,
          title: say('attribute'),
          render: ({ key, name, sensitive }) => (
            <div className="table-two">
              <span>
                {nameOf(key, name)}
                {sensitive && (
                  <span className="chip data-sensitive">
                    <EyeInvisibleOutlined /> {say('sensitive')}
                  </span>
                )}
              </span>
              <span>{key}</span>
            </div>
          ),
        },
        {
          key: 'type',
          title: say('type'),
          wideOnly: true,
          render: ({ type, unit, standardForm }) => (
            <div className="table-two data-type-cell">
              <span>{unit ? `${say(type)} · ${unitText(unit)}` : say(type)}</span>
              {standardForm && <span>{say(`form.${standardForm}`)}</span>}
            </div>
          ),
        },
        {
          key: 'coverage',
          title: say('people'),
          align: 'right',
          render: ({ key, name }) => (
            <Counted count={coverage?.of(key)}>
              {(count) => (
                <>
                  <Link
                    to={crowdPath({ attribute: { key, is: { exists: true } } })}
                    className="data-people table-target"
                    aria-label={`${format.people(count)} ${say('have')} ${nameOf(key, name)}`}
                  >
                    {format.people(count)}
                  </Link>
                  <span className="table-under">{format.shareOfPeople(count, users, 1)}</span>
                </>
              )}
            </Counted>
          ),
        },
        {
          key: 'share',
          title: say('coverage'),
          align: 'right',
          width: 150,
          wideOnly: true,
          render: ({ key }) => (
            <Counted count={coverage?.of(key)}>
              {(count) => (
                <span className="data-share">
                  <Bar share={users > 0 ? count / users : 0} className="data-bar" />
                  {format.shareOfPeople(count, users, 1)}
                </span>
              )}
            </Counted>
          ),
        },
        {
          key: 'options',
          title: say('options'),
          wideOnly: true,
          render: ({ options }) => <span className="data-options">{options?.length ? format.list(options) : '—'}</span>,
        },
        {
          key: 'kept',
          title: say('kept'),
          wideOnly: true,
          render: ({ key, name, consentPurpose }) => (
            <div className="table-two data-type-cell">
              <Link
                to="/privacy?tab=retention"
                className="data-kept"
                aria-label={`${say('kept')}: ${nameOf(key, name)} ${keptFor(key)}`}
              >
                {keptFor(key)}
              </Link>
              {consentPurpose && <span>{say('needsConsent')}</span>}
            </div>
          ),
        },
        { key: 'used', title: say('usedIn'), wideOnly: true, render: ({ usedIn }) => <UsedIn segments={usedIn} /> },
        {
          key: 'edit',
          title: <span className="visually-hidden">{say('edit')}</span>,
          align: 'right',
          wideOnly: true,
          render: (attribute) =>
            defines && (
              <Button
                size="small"
                type="link"
                aria-label={`${say('edit')} ${nameOf(attribute.key, attribute.name)}`}
                onClick={() => onDefine(attribute)}
              >
                {say('edit')}
              </Button>
            ),
        },
      ]}
    />
  );
}
