import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Descriptions, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMay } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import type { ApprovalQuery } from '../../../graphql/graphql';
import { useLanguage } from '../../../i18n/language';
import { useNames } from '../../../i18n/names';
import { ConfirmedButton } from '../../../parts/confirmed-button';
import { Drawer } from '../../../parts/drawer';
import { Empty } from '../../../parts/empty';
import { Failure, useFailureText } from '../../../parts/failure';
import { LongTask } from '../../../parts/long-task';
import { Skeleton } from '../../../parts/skeleton';
import { useWidth } from '../../../theme/theme-provider';
import { APPROVAL, ATTRIBUTE_NAMES, DECIDE, WITHDRAW } from './documents';
import { useTitle } from './use-title';
import { useApprovalWords } from './words';

type Approval = NonNullable<ApprovalQuery['approval']>;

const POLL = 2_000;

/** What exactly would happen, to how many; the decision; and what became of it. */
export function ApprovalDrawer({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const say = useApprovalWords();
  const titleOf = useTitle();
  const { language } = useLanguage();
  const phone = useWidth() === 'phone';
  const { data, error, refetch } = useQuery(APPROVAL, {
    variables: { id, locale: language },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL,
  });
  const approval = data?.approval;
  const body = (): ReactNode => {
    if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton />;
    if (!approval) return <Empty title={say('gone')} />;
    return (
      <>
        <What of={approval} />
        <Facts of={approval} />
        <Decision of={approval} />
      </>
    );
  };
  return (
    <Drawer title={approval ? titleOf(approval) : say('list')} size={phone ? '100%' : 560} onClose={onClose}>
      {body()}
    </Drawer>
  );
}

/** In plain words, with the figures that were shown when it was asked. */
function What({ of }: { of: Approval }): ReactNode {
  const say = useApprovalWords();
  const format = useFormat();
  const { nameOf } = useNames();
  const may = useMay();
  const { data } = useQuery(ATTRIBUTE_NAMES, { skip: of.attributes.length === 0 || !may('DEFINITION_READ') });
  const names = new Map(data?.attributes.map(({ key, name }) => [key, name]));
  const people = format.count(of.people);
  if (of.operation === 'exportMembers')
    return (
      <p>
        {say('exportWhat', {
          people,
          format: of.format ?? '',
          name: of.askedByName,
          attributes: format.list(of.attributes.map((key) => nameOf(key, names.get(key)))),
        })}
      </p>
    );
  return (
    <>
      <p>{say('eraseWhat', { people })}</p>
      <p>{of.sentence ? say('eraseRule', { sentence: of.sentence.replace(/[。.]$/u, '') }) : say('eraseNamed')}</p>
    </>
  );
}

function Facts({ of }: { of: Approval }): ReactNode {
  const say = useApprovalWords();
  const format = useFormat();
  const { state, expiresAt, decidedByName, decidedAt, endedAt } = of;
  const isJob = of.operation === 'eraseUsers';
  const items = [
    { key: 'state', label: say('state'), children: say(state) },
    { key: 'reason', label: say('reason'), children: of.reason },
    {
      key: 'asked',
      label: say('asked'),
      children: say('askedAt', { name: of.askedByName, time: format.exact(of.askedAt) }),
    },
    ...(expiresAt && (state === 'PENDING' || state === 'APPROVED')
      ? [
          {
            key: 'expires',
            label: say('expires'),
            children: say(state === 'PENDING' ? 'expiresAt' : 'fetchUntil', { time: format.exact(expiresAt) }),
          },
        ]
      : []),
    ...(decidedByName && decidedAt
      ? [
          {
            key: 'decided',
            label: say('decided'),
            children: say('decidedAt', { name: decidedByName, time: format.exact(decidedAt) }),
          },
        ]
      : []),
    ...(of.comment ? [{ key: 'comment', label: say('comment'), children: of.comment }] : []),
    ...(endedAt ? [{ key: 'ended', label: say('ended'), children: format.exact(endedAt) }] : []),
    ...(isJob && (state === 'EXECUTED' || state === 'FAILED')
      ? [
          {
            key: 'result',
            label: say('result'),
            children: say('resultErased', { done: format.count(of.done), people: format.count(of.people) }),
          },
        ]
      : []),
  ];
  return (
    <>
      {isJob && state === 'APPROVED' && (
        <LongTask
          title={say('running')}
          progress={of.people === 0 ? 0 : of.done / of.people}
          done={of.done}
          total={of.people}
        />
      )}
      {state === 'FAILED' && (
        <Alert type="error" showIcon className="settings-alert" title={say('failure')} description={of.failure} />
      )}
      <Descriptions column={1} size="small" items={items} />
    </>
  );
}

/** Approve or refuse; or, of one's own, wait, fetch or withdraw. */
function Decision({ of }: { of: Approval }): ReactNode {
  const say = useApprovalWords();
  const format = useFormat();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [comment, setComment] = useState('');
  const [decide, decided] = useMutation(DECIDE);
  const [withdraw, withdrawn] = useMutation(WITHDRAW);
  const error = decided.error ?? withdrawn.error;
  const failure = useFailureText(error);
  const { id, operation } = of;
  const again = async (said: string): Promise<void> => {
    void message.success(said);
    await client.refetchQueries({ include: 'active' });
  };
  const judge = async (approve: boolean): Promise<void> => {
    const { data } = await decide({ variables: { input: { id, approve, comment } }, errorPolicy: 'all' });
    if (data?.decideApproval) await again(say(approve ? 'approvedNow' : 'rejectedNow'));
  };
  const takeBack = async (): Promise<void> => {
    const { data } = await withdraw({ variables: { input: { id } }, errorPolicy: 'all' });
    if (data?.withdrawApproval) await again(say('withdrawnNow'));
  };
  const question =
    operation === 'eraseUsers'
      ? say('approveErase', { people: format.count(of.people) })
      : say(operation === 'exportMembers' ? 'approveExport' : 'approveOther');
  return (
    <>
      {error && <Alert type="error" showIcon className="settings-alert" title={failure} />}
      {of.isMine && of.state === 'PENDING' && <p className="settings-note approval-own">{say('own')}</p>}
      {of.mayDecide && (
        <Input.TextArea
          className="approval-comment"
          aria-label={say('comment')}
          placeholder={say('commentPlaceholder')}
          rows={2}
          maxLength={500}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      )}
      <div className="settings-steps">
        {of.mayDecide && (
          <>
            <ConfirmedButton
              type="primary"
              danger={operation === 'eraseUsers'}
              label={say('approve')}
              question={question}
              text={say(operation === 'exportMembers' ? 'approveExportText' : 'approveText')}
              keep={say('cancel')}
              loading={decided.loading}
              onConfirm={() => void judge(true)}
            />
            <Button loading={decided.loading} onClick={() => void judge(false)}>
              {say('reject')}
            </Button>
          </>
        )}
        {of.file && (
          <Button type="primary" href={of.file} download>
            {say('download')}
          </Button>
        )}
        {of.mayWithdraw && (
          <ConfirmedButton
            label={say('withdraw')}
            question={say('withdrawTitle')}
            keep={say('cancel')}
            loading={withdrawn.loading}
            onConfirm={() => void takeBack()}
          />
        )}
      </div>
    </>
  );
}
