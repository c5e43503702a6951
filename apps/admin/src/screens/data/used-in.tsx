import PartitionOutlined from '@ant-design/icons/PartitionOutlined';
import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useDataWords } from './words';

/** How many segments name it in their rules; opens to which. */
export function UsedIn({ segments }: { segments: readonly { key: string; name: string }[] }): ReactNode {
  const say = useDataWords();
  if (segments.length === 0) return '—';
  const links = segments.map(({ key, name }) => (
    <li key={key}>
      <Link to={`/segments/${encodeURIComponent(key)}`}>{name}</Link>
    </li>
  ));
  return (
    <Popover trigger="click" content={<ul className="data-segments">{links}</ul>}>
      <button type="button" className="data-used">
        <PartitionOutlined /> {say('inSegments', { count: segments.length })}
      </button>
    </Popover>
  );
}
