import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Offered } from '../../../../parts/offered';
import { useFormat } from '../../../../format/use-format';
import { MAKE_TAG, TAG_KEYS } from '../documents';
import { useRefusalText } from '../fault-words';
import type { MappingDraft } from '../mapping-draft';
import { useImportsWords } from '../words';
import type { PreviewRow } from './preview-table';

interface UnknownTagsProps {
  draft: MappingDraft;
  rows: readonly PreviewRow[];
}

const SHOWN = 12;

function tagsIn(stored: string | null | undefined): string[] {
  try {
    const list: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** Tags that rows name and that there are not: said before they are rejected, with the way to make them. */
export function UnknownTags({ draft, rows }: UnknownTagsProps): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const fields = draft.fields.flatMap(({ target }, at) => (target === 'tags' ? [at] : []));
  const { data, refetch } = useQuery(TAG_KEYS, { skip: fields.length === 0, fetchPolicy: 'cache-and-network' });
  const [make, { error }] = useMutation(MAKE_TAG);
  const [making, setMaking] = useState(false);
  const failure = useRefusalText(error);
  if (!data || fields.length === 0) return null;
  const known = new Set(data.tags.map(({ key }) => key));
  const named = rows.flatMap(({ cells }) =>
    cells.flatMap(({ field, stored }) => (fields.includes(field) ? tagsIn(stored) : [])),
  );
  const unknown = [...new Set(named)].filter((tag) => !known.has(tag.normalize('NFC')));
  if (unknown.length === 0) return null;
  const makeAll = async (): Promise<void> => {
    setMaking(true);
    for (const key of unknown) {
      const { data: made } = await make({
        variables: { input: { key, name: key.split('/').at(-1) ?? key, class: 'BASIC' } },
        errorPolicy: 'all',
      });
      if (!made) break;
    }
    setMaking(false);
    await refetch();
  };
  return (
    <div className="imports-tags">
      <p className="imports-problem-warning">
        <WarningOutlined aria-hidden="true" />{' '}
        {say('unknownTags', { tags: format.list(unknown.slice(0, SHOWN)) + (unknown.length > SHOWN ? ' …' : '') })}
      </p>
      <Offered to={['createTag']}>
        <Button size="small" loading={making} onClick={() => void makeAll()}>
          {say('makeTags')}
        </Button>
      </Offered>
      {error && (
        <p role="alert" className="imports-fault-line">
          {failure}
        </p>
      )}
    </div>
  );
}
