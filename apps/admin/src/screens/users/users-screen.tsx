import { skipToken, useQuery } from '@apollo/client/react';
import type { Rule } from '@strata/rules';
import { Button } from 'antd';
import { Suspense, useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useMay, useMayDo } from '../../api/viewer';
import { useFormat } from '../../format/use-format';
import { useLanguage } from '../../i18n/language';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { FilterBar } from '../../parts/filter-bar';
import { Page } from '../../parts/page';
import { Pager, usePages } from '../../parts/pager';
import { Sentence } from '../../parts/sentence';
import { Skeleton } from '../../parts/skeleton';
import { useAddress } from '../../parts/use-address';
import { SCREEN_TAKES } from '../../screens';
import { useWidth } from '../../theme/theme-provider';
import { AskErasure } from '../approvals';
import { useDefinitions } from '../segment-builder/definitions';
import { GiveTag } from '../tags/give-tag';
import { useCrowd } from './crowd';
import { RULE_SENTENCE, USERS } from './documents';
import { UsersTable } from './users-table';
import { useUsersWords } from './words';
import './users.css';

const PAGE = 50;

/** Find one by name, phone, e-mail or id; or a crowd by the rule in the address. */
export function UsersScreen(): ReactNode {
  const say = useUsersWords();
  const format = useFormat();
  const navigate = useNavigate();
  const phone = useWidth() === 'phone';
  const [params, set] = useAddress();
  const { rule, broken } = useCrowd();
  const may = useMay();
  const sees = may('PROFILE_SENSITIVE');
  const text = params.get('search') ?? '';
  const search = useDeferredValue(text.trim());
  const pages = usePages(`${search} ${params.get('rule') ?? ''}`);
  const { data, previousData, error, refetch } = useQuery(USERS, {
    variables: { first: PAGE, after: pages.after, search: search || undefined, rule },
    fetchPolicy: 'cache-and-network',
    skip: broken,
  });
  const shown = data ?? (error ? undefined : previousData);
  const users = shown?.users.edges.map(({ node }) => node) ?? [];

  const dropCrowd = <Button onClick={() => set('rule', '')}>{say('clearCrowd')}</Button>;

  const body = (): ReactNode => {
    if (broken) return <Empty title={say('badRule')} text={say('badRuleText')} actions={dropCrowd} />;
    if (error && !shown) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
    if (!shown) return <Skeleton table rows={14} />;
    if (users.length > 0)
      return (
        <>
          <UsersTable users={users} attributes={shown.attributes} />
          <Pager
            pages={pages}
            loading={!data}
            size={PAGE}
            shown={users.length}
            total={shown.users.totalCount}
            {...shown.users.pageInfo}
          />
        </>
      );
    if (search)
      return (
        <Empty
          title={say('noneFound', { text: search })}
          text={say(sees ? 'noneFoundText' : 'noneFoundBlind')}
          actions={<Button onClick={() => set('search', '')}>{say('clear')}</Button>}
        />
      );
    if (rule) return <Empty title={say('nobody')} actions={dropCrowd} />;
    return (
      <Empty
        title={say('empty')}
        text={say('emptyText')}
        actions={
          <Button type="primary" href="/playground">
            {say('playground')}
          </Button>
        }
      />
    );
  };

  return (
    <Page
      bare
      title={say('title')}
      aside={
        shown && (
          <span className="figure" title={format.exact(shown.users.asOf)}>
            {format.people(shown.users.totalCount)} · {say('asOf', { time: format.time(shown.users.asOf, true) })}
          </span>
        )
      }
    >
      <FilterBar search={say(sees ? 'search' : 'searchBlind')} text={text} onText={(value) => set('search', value)}>
        {rule ? (
          <Crowd onDrop={() => set('rule', '')} />
        ) : (
          !phone &&
          may(...SCREEN_TAKES['/segments/~new']) && (
            <Button onClick={() => void navigate('/segments/new')}>{say('byRule')}</Button>
          )
        )}
      </FilterBar>
      {body()}
    </Page>
  );
}

/** The rule in words, with the ways out of it. */
function Crowd({ onDrop }: { onDrop: () => void }): ReactNode {
  const say = useUsersWords();
  const { language } = useLanguage();
  const { rule } = useCrowd();
  const navigate = useNavigate();
  const phone = useWidth() === 'phone';
  const may = useMay();
  const mayDo = useMayDo();
  const { definitions } = useDefinitions();
  const [giving, setGiving] = useState(false);
  const [erasing, setErasing] = useState(false);
  const { data } = useQuery(
    RULE_SENTENCE,
    rule && may('AUDIENCE_COUNT') ? { variables: { rule, locale: language } } : skipToken,
  );
  return (
    <div className="users-crowd">
      <span>
        {say('crowd')}{' '}
        <strong>
          {data && rule && definitions ? (
            <Sentence rule={rule as Rule} definitions={definitions.forRules} />
          ) : (
            (data?.previewRule.sentence ?? '…')
          )}
        </strong>
      </span>
      {!phone && (
        <>
          {may(...SCREEN_TAKES['/segments/~new']) && (
            <Button size="small" onClick={() => void navigate('/segments/~new', { state: { rule } })}>
              {say('openBuilder')}
            </Button>
          )}
          {mayDo('assignTags', 'tagByRule') && (
            <Button size="small" onClick={() => setGiving(true)}>
              {say('giveTag')}
            </Button>
          )}
          {mayDo('eraseUsers') && (
            <Button size="small" danger onClick={() => setErasing(true)}>
              {say('eraseAll')}
            </Button>
          )}
        </>
      )}
      <Button size="small" type="text" onClick={onDrop}>
        {say('clearCrowd')}
      </Button>
      {erasing && rule && (
        <Suspense>
          <AskErasure rule={rule} onClose={() => setErasing(false)} />
        </Suspense>
      )}
      {giving && rule && (
        <GiveTag to={{ rule, ...(data && { count: data.previewRule.count }) }} onClose={() => setGiving(false)} />
      )}
    </div>
  );
}
