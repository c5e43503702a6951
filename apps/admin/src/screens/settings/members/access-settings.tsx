import { useMutation, useQuery } from '@apollo/client/react';
import { App, Button, Form, InputNumber, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useMayDo } from '../../../api/viewer';
import { Drawer } from '../../../parts/drawer';
import { Failure } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { useWidth } from '../../../theme/theme-provider';
import { Refusal } from '../refusal';
import { ACCESS_SETTINGS, UPDATE_ACCESS_SETTINGS, UPDATE_SMALL_COUNT } from './documents';
import { useMemberWords } from './words';

interface Fields {
  secondFactorRequired: boolean;
  smallCount: number;
}

/** What the company asks of everybody who signs in, and below how many people a count is told to nobody who may not see them. */
export function AccessSettings({
  concernsOneself,
  onClose,
}: {
  /** Whoever saves it has no second factor themselves. */
  concernsOneself: boolean;
  onClose: () => void;
}): ReactNode {
  const say = useMemberWords();
  const phone = useWidth() === 'phone';
  const mayWorkspace = useMayDo()('updateWorkspace');
  const { message } = App.useApp();
  const asked = useQuery(ACCESS_SETTINGS, { fetchPolicy: 'network-only' });
  const [update, updated] = useMutation(UPDATE_ACCESS_SETTINGS);
  const [updateSmall, updatedSmall] = useMutation(UPDATE_SMALL_COUNT);
  const [form] = Form.useForm<Fields>();
  const required = Form.useWatch('secondFactorRequired', form);
  const before = asked.data && { ...asked.data.accessSettings, ...asked.data.workspace };
  const save = async ({ secondFactorRequired, smallCount }: Fields): Promise<void> => {
    if (mayWorkspace && smallCount !== before?.smallCount) {
      const { data } = await updateSmall({ variables: { smallCount }, errorPolicy: 'all' });
      if (!data?.updateWorkspace) return;
    }
    const { data } = await update({ variables: { input: { secondFactorRequired } }, errorPolicy: 'all' });
    if (!data?.updateAccessSettings) return;
    // What is asked holds at once, for whoever asks it, too.
    if (secondFactorRequired && concernsOneself) location.reload();
    else {
      void message.success(say('saved'));
      onClose();
    }
  };
  const body = (): ReactNode => {
    if (!before) {
      if (!asked.error) return <Skeleton rows={3} />;
      return <Failure title={say('accessFailed')} error={asked.error} onRetry={() => void asked.refetch()} />;
    }
    return (
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        aria-label={say('access')}
        initialValues={before}
        onFinish={(fields) => void save(fields)}
      >
        <Form.Item
          name="secondFactorRequired"
          label={say('required')}
          valuePropName="checked"
          extra={say('requiredWhy')}
        >
          <Switch />
        </Form.Item>
        {required && concernsOneself && <p className="settings-note">{say('requiredSelf')}</p>}
        <Form.Item
          name="smallCount"
          label={say('small')}
          extra={mayWorkspace ? say('smallWhy') : `${say('smallWhy')} ${say('smallNot')}`}
          rules={[{ required: true }]}
        >
          <InputNumber min={0} max={1_000} precision={0} disabled={!mayWorkspace} />
        </Form.Item>
        <Refusal error={updated.error ?? updatedSmall.error} />
        <Button type="primary" htmlType="submit" loading={updated.loading || updatedSmall.loading}>
          {say('save')}
        </Button>
      </Form>
    );
  };
  return (
    <Drawer title={say('access')} size={phone ? '100%' : 480} onClose={onClose}>
      {body()}
    </Drawer>
  );
}
