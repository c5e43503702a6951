import { useQuery } from '@apollo/client/react';
import { Radio } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMayDo } from '../../api/viewer';
import { useFormat } from '../../format/use-format';
import type { ComparedUserFragment } from '../../graphql/graphql';
import { Drawer } from '../../parts/drawer';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Instant } from '../../parts/instant';
import { Skeleton } from '../../parts/skeleton';
import { useWidth } from '../../theme/theme-provider';
import { Masked } from '../../parts/masked';
import { IdentityValue } from '../user/identity-value';
import { COMPARED } from './documents';
import type { Duplicate } from './duplicates-tab';
import { Evidence } from './evidence';
import { Judgement } from './judgement';
import { Outcome } from './outcome';
import { fullNameOf, nameOfPerson, PersonLink } from './person';
import { usePeopleWords } from './words';

interface CompareDrawerProps {
  /** The ids of the two. */
  one: string;
  other: string;
  /** What speaks for one person, where it is proposed. */
  evidence: Duplicate['evidence'];
  onClose: () => void;
}

/** Two people side by side: what speaks for one person, and what a merge would make of each field, before it is done. */
export function CompareDrawer({ one, other, evidence, onClose }: CompareDrawerProps): ReactNode {
  const say = usePeopleWords();
  const phone = useWidth() === 'phone';
  const judges = useMayDo()('mergeUsers', 'dismissDuplicate');
  const [kept, setKept] = useState<'one' | 'other'>('one');
  const { data, error, refetch } = useQuery(COMPARED, {
    variables: { one, other },
    fetchPolicy: 'cache-and-network',
  });
  const size = phone ? '100%' : 640;
  // One who was merged answers as the one who was kept.
  const pair = data?.one && data.other && data.one.id !== data.other.id ? { one: data.one, other: data.other } : null;
  if (!pair)
    return (
      <Drawer title={say('compare')} onClose={onClose} size={size}>
        {error && !data ? (
          <Failure title={say('compareFailed')} error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Empty title={say('notTwo')} text={say('notTwoText')} />
        ) : (
          <Skeleton rows={10} />
        )}
      </Drawer>
    );
  const [keep, gone] = kept === 'one' ? [pair.one, pair.other] : [pair.other, pair.one];
  return (
    <Drawer
      title={say('comparePair', { one: nameOfPerson(pair.one), other: nameOfPerson(pair.other) })}
      onClose={onClose}
      size={size}
      footer={judges && <Judgement keep={keep} gone={gone} onDone={onClose} />}
    >
      {evidence.length > 0 && (
        <section aria-label={say('evidence')}>
          <h3 className="people-heading">{say('evidence')}</h3>
          <Evidence evidence={evidence} />
        </section>
      )}
      <section aria-label={say('keep')}>
        <h3 className="people-heading">{say('keep')}</h3>
        <Radio.Group
          className="people-choice"
          value={kept}
          onChange={({ target }) => setKept(target.value as 'one' | 'other')}
        >
          <div className="people-two">
            <Person person={pair.one} value="one" />
            <Person person={pair.other} value="other" />
          </div>
        </Radio.Group>
        <Moved gone={gone} keep={keep} />
      </section>
      <Outcome keep={keep.id} merge={gone.id} names={[fullNameOf(keep), fullNameOf(gone)]} />
      <p className="people-note">{say('rest')}</p>
    </Drawer>
  );
}

function Person({ person, value }: { person: ComparedUserFragment; value: 'one' | 'other' }): ReactNode {
  const say = usePeopleWords();
  const format = useFormat();
  const { identities, createdAt, events, tags, segments, consents } = person;
  const figures = [
    [say('events'), events.totalCount],
    [say('tags'), tags.length],
    [say('segments'), segments.length],
    [say('consents'), consents.totalCount],
  ] as const;
  return (
    <div className="people-card">
      <Radio value={value} aria-label={say('keepOne', { name: fullNameOf(person) })} />
      <PersonLink person={person} />
      <dl className="figure">
        {identities.map(({ kind, namespace, value: identity, masked }, at) => (
          <div key={`${kind} ${namespace} ${identity} ${masked ? at : ''}`}>
            <dt>{say(kind)}</dt>
            <dd>{masked ? <Masked /> : <IdentityValue kind={kind} value={identity} />}</dd>
          </div>
        ))}
        <div>
          <dt>{say('joined')}</dt>
          <dd>
            <Instant at={createdAt} as="day" />
          </dd>
        </div>
        {figures.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{format.count(count)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** What goes from one to the other, in figures. */
function Moved({ keep, gone }: { keep: ComparedUserFragment; gone: ComparedUserFragment }): ReactNode {
  const say = usePeopleWords();
  const format = useFormat();
  const moved = (
    [
      ['movedIdentities', gone.identities.length],
      ['movedEvents', gone.events.totalCount],
      ['movedTags', gone.tags.length],
      ['movedConsents', gone.consents.totalCount],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([word, count]) => say(word, { count }));
  return (
    <p className="people-moved figure" role="status">
      {say('moved', { keep: fullNameOf(keep), gone: fullNameOf(gone), what: format.list(moved) })}
    </p>
  );
}
