import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Form, InputNumber, Segmented, Select, Space } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RetentionKind } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Drawer } from '../../parts/drawer';
import { useFailureText } from '../../parts/failure';
import { RETENTION_PREVIEW, SET_RETENTION } from './documents';
import type { Retention } from './retention-tab';
import { usePrivacyWords } from './words';

const UNITS = [
  { value: 'D', word: 'days' },
  { value: 'M', word: 'months' },
  { value: 'Y', word: 'years' },
] as const;
type Unit = (typeof UNITS)[number]['value'];

interface SetRetentionProps {
  retention?: Retention;
  attributes: { key: string; name: string }[];
  events: string[];
  onClose: () => void;
}

/** A period for something; how much it would delete is shown before it is set. */
export function SetRetention({ retention, attributes, events, onClose }: SetRetentionProps): ReactNode {
  const say = usePrivacyWords();
  const { nameOf, eventName } = useNames();
  const client = useApolloClient();
  const [, given, givenUnit] = /^P(\d+)([DMY])$/.exec(retention?.period ?? '') ?? [];
  const [kind, setKind] = useState<RetentionKind>(retention?.kind ?? 'EVENT');
  const [name, setName] = useState(retention?.name);
  const [count, setCount] = useState<number | null>(given ? Number(given) : 2);
  const [unit, setUnit] = useState<Unit>((givenUnit as Unit | undefined) ?? 'Y');
  const period = `P${count ?? 0}${unit}`;
  const isWhole = name !== undefined && count !== null && count > 0;
  const preview = useQuery(RETENTION_PREVIEW, {
    variables: { kind, name: name ?? '', period },
    skip: !isWhole,
    fetchPolicy: 'network-only',
  });
  const [set, { error, loading }] = useMutation(SET_RETENTION);
  const failure = useFailureText(error ?? preview.error);
  const wouldDelete = preview.loading ? undefined : preview.data?.retentionPreview;

  const save = async (chosen: string | null): Promise<void> => {
    if (name === undefined) return;
    const { data } = await set({ variables: { input: { kind, name, period: chosen } }, errorPolicy: 'all' });
    if (!data?.setRetention) return;
    onClose();
    await client.refetchQueries({ include: 'active' });
  };
  const options =
    kind === 'EVENT'
      ? events.map((value) => ({ value, label: eventName(value) }))
      : attributes.map(({ key, name: given }) => ({ value: key, label: nameOf(key, given) }));
  return (
    <Drawer title={say('setRetention')} size={380} onClose={onClose}>
      <Form layout="vertical" onFinish={() => void save(period)}>
        <Form.Item label={say('kindOf')}>
          <Segmented
            aria-label={say('kindOf')}
            value={kind}
            disabled={retention !== undefined}
            onChange={(value) => {
              setKind(value);
              setName(undefined);
            }}
            options={[
              { value: 'EVENT' as const, label: say('EVENT') },
              { value: 'ATTRIBUTE' as const, label: say('ATTRIBUTE') },
            ]}
          />
        </Form.Item>
        <Form.Item label={say('nameOf')} htmlFor="retention-name">
          <Select
            id="retention-name"
            showSearch
            value={name ?? null}
            disabled={retention !== undefined}
            onChange={setName}
            options={options}
          />
        </Form.Item>
        <Form.Item label={say('period')} htmlFor="retention-count">
          <Space.Compact>
            <InputNumber id="retention-count" min={1} max={9999} precision={0} value={count} onChange={setCount} />
            <Select
              aria-label={say('unit')}
              value={unit}
              onChange={setUnit}
              options={UNITS.map(({ value, word }) => ({ value, label: say(word) }))}
            />
          </Space.Compact>
        </Form.Item>
        <p className="privacy-effect figure" role="status">
          {isWhole &&
            !preview.error &&
            (wouldDelete === undefined
              ? say('counting')
              : wouldDelete === 0
                ? say('wouldDeleteNothing')
                : say('wouldDelete', { count: wouldDelete }))}
        </p>
        {(error ?? preview.error) && <Alert type="error" title={failure} showIcon className="privacy-alert" />}
        <div className="privacy-buttons">
          <Button
            type="primary"
            danger={Boolean(wouldDelete)}
            htmlType="submit"
            disabled={wouldDelete === undefined}
            loading={loading}
          >
            {wouldDelete ? say('setAndDelete', { count: wouldDelete }) : say('set')}
          </Button>
          {retention && <Button onClick={() => void save(null)}>{say('remove')}</Button>}
        </div>
      </Form>
    </Drawer>
  );
}
