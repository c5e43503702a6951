import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, App, Button, Drawer, Radio } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format';
import type { EvidenceKind } from '../../graphql/graphql';
import { useFailureText } from '../../parts/failure';
import { IdentityValue } from '../user/identity-value';
import { useWidth } from '../../theme/theme-provider';
import { DISMISS_DUPLICATE, MERGE_USERS } from './documents';
import type { Pair } from './duplicates-tab';
import { Outcome } from './outcome';
import { nameOfPerson, PersonLink } from './person';
import { usePeopleWords } from './words';

/** The kind of address that an evidence shows, and that is masked as one. */
const ADDRESSES: Partial<Record<EvidenceKind, string>> = { SIMILAR_PHONE: 'PHONE', SIMILAR_EMAIL: 'EMAIL' };

interface CompareDrawerProps {
  pair: Pair;
  onClose: () => void;
}

/** Two people side by side: what speaks for one person, and what a merge would make of each field, before it is done. */
export function CompareDrawer({ pair, onClose }: CompareDrawerProps): ReactNode {
  const say = usePeopleWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const phone = useWidth() === 'phone';
  const [kept, setKept] = useState<'one' | 'other'>('one');
  const [merge, merging] = useMutation(MERGE_USERS);
  const [dismiss, dismissing] = useMutation(DISMISS_DUPLICATE);
  const error = merging.error ?? dismissing.error;
  const failure = useFailureText(error);
  const { one, other } = pair;
  const [keep, gone] = kept === 'one' ? [one, other] : [other, one];

  const done = async (word: 'merged' | 'dismissed'): Promise<void> => {
    void message.success(say(word));
    onClose();
    await client.refetchQueries({ include: 'active' });
  };
  const onMerge = async (): Promise<void> => {
    dismissing.reset();
    const input = { keep: { id: keep.id }, merge: { id: gone.id } };
    const { data } = await merge({ variables: { input }, errorPolicy: 'all' });
    if (data?.mergeUsers) await done('merged');
  };
  const onDismiss = async (): Promise<void> => {
    merging.reset();
    const { data } = await dismiss({ variables: { input: { one: one.id, other: other.id } }, errorPolicy: 'all' });
    if (data?.dismissDuplicate) await done('dismissed');
  };

  return (
    <Drawer
      open
      title={`${nameOfPerson(one)} · ${nameOfPerson(other)}`}
      onClose={onClose}
      size={phone ? '100%' : 640}
      footer={
        <div className="people-actions">
          <Button type="primary" loading={merging.loading} onClick={() => void onMerge()}>
            {say('merge')}
          </Button>
          <Button loading={dismissing.loading} onClick={() => void onDismiss()}>
            {say('notSame')}
          </Button>
        </div>
      }
    >
      {error && <Alert type="error" title={failure} showIcon className="people-alert" />}
      <section aria-label={say('evidence')}>
        <h3 className="people-heading">{say('evidence')}</h3>
        <ul className="people-evidence">
          {pair.evidence.map(({ kind, one: mine, other: theirs }) => (
            <li key={kind} className={kind.startsWith('OTHER') ? 'people-against' : ''}>
              <strong>{say(kind)}</strong>
              <span className="figure">
                <IdentityValue kind={ADDRESSES[kind] ?? ''} value={mine ?? ''} /> ·{' '}
                <IdentityValue kind={ADDRESSES[kind] ?? ''} value={theirs ?? ''} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={say('keep')}>
        <h3 className="people-heading">{say('keep')}</h3>
        <p className="people-note">{say('keepText')}</p>
        <Radio.Group
          className="people-choice"
          value={kept}
          onChange={({ target }) => setKept(target.value as 'one' | 'other')}
        >
          <div className="people-two">
            <Person person={one} value="one" />
            <Person person={other} value="other" />
          </div>
        </Radio.Group>
      </section>
      <Outcome keep={keep.id} merge={gone.id} names={[nameOfPerson(keep), nameOfPerson(gone)]} />
      <p className="people-note">{say('rest')}</p>
    </Drawer>
  );
}

function Person({ person, value }: { person: Pair['one']; value: 'one' | 'other' }): ReactNode {
  const say = usePeopleWords();
  const format = useFormat();
  return (
    <div className="people-card">
      <Radio value={value}>{nameOfPerson(person)}</Radio>
      <ul className="figure">
        {person.identities.map(({ kind, namespace, value: identity }) => (
          <li key={`${kind} ${namespace} ${identity}`}>
            {say(kind)} <IdentityValue kind={kind} value={identity} />
          </li>
        ))}
        <li>{format.day(person.createdAt)}</li>
        <li>
          <PersonLink person={{ id: person.id, name: `#${person.id}` }} />
        </li>
      </ul>
    </div>
  );
}
