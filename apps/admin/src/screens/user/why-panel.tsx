import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { skipToken, useQuery } from '@apollo/client/react';
import { ROOT_PATH } from '@strata/rules';
import type { Rule } from '@strata/rules';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format';
import type { RuleInput, UserQuery } from '../../graphql/graphql';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { useDefinitions } from '../segment-builder/definitions';
import { WHY } from './documents';
import { WhyNode } from './why-node';
import { useUserWords } from './words';

interface WhyPanelProps {
  user: NonNullable<UserQuery['user']>;
  /** `-` while none is chosen yet. */
  segmentKey: string;
  /** Nothing: closes. */
  onChoose: (segmentKey: string | undefined) => void;
}

/** Every condition of a segment with ✓ or ✗ for one person, the value that decided, and when time will change the answer. */
export function WhyPanel({ user, segmentKey, onChoose }: WhyPanelProps): ReactNode {
  const say = useUserWords();
  const format = useFormat();
  const { definitions } = useDefinitions();
  const segments = definitions?.segments ?? [];
  const segment = segments.find(({ key }) => key === segmentKey);
  const rule = segment?.rule as RuleInput | undefined;
  const { data, error, refetch } = useQuery(
    WHY,
    rule ? { variables: { rule, userId: user.id }, fetchPolicy: 'network-only' } : skipToken,
  );
  const answer = rule ? data?.explainRule : undefined;
  return (
    <aside className="user-why" aria-label={say('whyIn')}>
      <header>
        <h3>{say('whyIn')}</h3>
        <Button type="text" icon={<CloseOutlined />} aria-label={say('close')} onClick={() => onChoose(undefined)} />
      </header>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={say('choose')}
        aria-label={say('choose')}
        value={segment?.key}
        onChange={onChoose}
        options={segments.map(({ key, name }) => ({ value: key, label: name }))}
      />
      {rule && error && <Failure title={say('whyFailed')} error={error} onRetry={() => void refetch()} />}
      {rule && !error && !answer && <Skeleton rows={6} />}
      {rule && definitions && answer && (
        <>
          <p className="user-verdict">
            <span className={answer.matches ? 'user-in' : 'user-out'}>{say(answer.matches ? 'in' : 'out')}</span>
            <span title={format.exact(answer.asOf)}>{say('asOf', { time: format.dateTime(answer.asOf) })}</span>
          </p>
          <div className="user-why-tree">
            <WhyNode rule={rule as Rule} path={ROOT_PATH} nodes={answer.nodes} definitions={definitions.forRules} />
          </div>
          <footer {...(answer.changesAt && { title: format.exact(answer.changesAt) })}>
            {answer.changesAt
              ? say('changesAt', {
                  time: format.dateTime(answer.changesAt),
                  direction: say(answer.matches ? 'leaves' : 'enters'),
                })
              : say('steady')}
          </footer>
        </>
      )}
    </aside>
  );
}
