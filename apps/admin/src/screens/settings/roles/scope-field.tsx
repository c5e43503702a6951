import { useQuery } from '@apollo/client/react';
import { Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SegmentInfo } from '../../../api/known-segments';
import { useMay } from '../../../api/viewer';
import type { RuleInput } from '../../../graphql/graphql';
import { useLanguage } from '../../../i18n/language';
import { Refusal } from '../refusal';
import { ROLE_SCOPE } from './documents';
import { scopeOf } from './scope';
import type { ScopeChoice } from './scope';
import { useRoleWords } from './words';

interface ScopeFieldProps {
  value?: ScopeChoice;
  onChange?: (choice: ScopeChoice) => void;
  /** The rule that the role has. */
  kept: unknown;
  segments: readonly SegmentInfo[];
}

/** Whom a role sees: everybody, those of a segment, or those of a rule; with what the rule says and how many they are now. */
export function ScopeField({ value = { by: 'all' }, onChange, kept, segments }: ScopeFieldProps): ReactNode {
  const say = useRoleWords();
  const may = useMay();
  const scope = scopeOf(value, kept, segments);
  const kinds = (['all', 'segment', 'copy', 'kept'] as const).filter((by) => by !== 'kept' || kept != null);
  const name = { all: 'scopeAll', segment: 'scopeSegment', copy: 'scopeCopy', kept: 'scopeKept' } as const;
  return (
    <>
      <Radio.Group
        className="role-scope"
        aria-label={say('scope')}
        value={value.by}
        onChange={({ target }) => onChange?.({ ...value, by: target.value as ScopeChoice['by'] })}
        options={kinds.map((by) => ({ value: by, label: say(name[by]) }))}
      />
      {(value.by === 'segment' || value.by === 'copy') && (
        <div className="settings-steps">
          <Select
            aria-label={say('segment')}
            className="settings-select"
            placeholder={say('segmentPick')}
            showSearch={{ optionFilterProp: 'label' }}
            value={value.segment}
            onChange={(segment: string) => onChange?.({ ...value, segment })}
            options={segments.map((segment) => ({ value: segment.key, label: segment.name }))}
          />
          {may('SEGMENT_WRITE') && (
            <Link to="/segments/~new" className="settings-copy">
              {say('compose')}
            </Link>
          )}
        </div>
      )}
      {value.by !== 'all' && (
        <p className="settings-note settings-below">
          {say('scopeWhy')} {value.by === 'segment' && say('scopeGuarded')}
        </p>
      )}
      {scope && may('AUDIENCE_COUNT') && <WhomItSelects rule={scope} />}
    </>
  );
}

/** A rule in words, and how many people it selects now. */
export function WhomItSelects({ rule }: { rule: unknown }): ReactNode {
  const say = useRoleWords();
  const { language } = useLanguage();
  const { data, error } = useQuery(ROLE_SCOPE, { variables: { rule: rule as RuleInput, locale: language } });
  if (error) return <Refusal error={error} />;
  return (
    <p className="settings-note settings-below" role="status">
      {data ? (
        <>
          {say('reads')}: {data.previewRule.sentence} ·{' '}
          <strong className="figure">{say('counted', { count: data.previewRule.count })}</strong>
        </>
      ) : (
        '…'
      )}
    </p>
  );
}
