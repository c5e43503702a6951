import LeftOutlined from '@ant-design/icons/LeftOutlined';
import { useQuery } from '@apollo/client/react';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useKnownSegments } from '../../api/known-segments';
import { graphql } from '../../graphql';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { useWidth } from '../../theme/theme-provider';
import { OverlapList, UpSet } from './upset';
import { useOverlapWords } from './words';
import './overlap.css';

const MOST = 6;

const OVERLAPS = graphql(`
  query Overlaps($keys: [String!]!) {
    segmentOverlaps(keys: $keys) {
      asOf
      total
      sizes {
        key
        count
      }
      overlaps {
        keys
        count
      }
    }
  }
`);

/** Two to six segments against each other as an UpSet: which people are in exactly which of them. The choice is in the address. */
export function OverlapScreen(): ReactNode {
  const say = useOverlapWords();
  const navigate = useNavigate();
  const phone = useWidth() === 'phone';
  const [params, setParams] = useSearchParams();
  const keys = (params.get('keys') ?? '').split(',').filter(Boolean).slice(0, MOST);
  const choices = useKnownSegments().nodes ?? [];
  const names = new Map(choices.map(({ key, name }) => [key, name]));
  const enough = keys.length >= 2;
  const { data, previousData, error, refetch } = useQuery(OVERLAPS, {
    variables: { keys },
    skip: !enough,
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.segmentOverlaps;

  const body = (): ReactNode => {
    if (!enough) return <Empty title={say('empty')} text={say('emptyText')} />;
    if (error) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
    if (!shown) return <Skeleton rows={8} />;
    if (shown.overlaps.every(({ count }) => count === 0)) return <Empty title={say('nobody')} />;
    return phone ? <OverlapList overlaps={shown} names={names} /> : <UpSet overlaps={shown} names={names} />;
  };

  return (
    <Page
      title={say('title')}
      aside={!phone && say('aside')}
      back={
        <Button
          type="text"
          icon={<LeftOutlined />}
          aria-label={say('back')}
          onClick={() => void navigate('/segments')}
        />
      }
    >
      {phone && <p className="overlap-note">{say('aside')}</p>}
      <Select
        mode="multiple"
        className="overlap-choose"
        placeholder={say('choose')}
        aria-label={say('choose')}
        maxCount={MOST}
        showSearch={{ optionFilterProp: 'label' }}
        value={keys}
        onChange={(chosen) => setParams(chosen.length > 0 ? { keys: chosen.join(',') } : {}, { replace: true })}
        options={choices.map(({ key, name }) => ({ value: key, label: name }))}
      />
      {body()}
    </Page>
  );
}
