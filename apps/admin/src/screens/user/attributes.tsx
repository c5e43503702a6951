import EditOutlined from '@ant-design/icons/EditOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMayDo } from '../../api/viewer';
import { useFormat } from '../../format/use-format';
import { useSourceText, useValueText } from '../../format/values';
import type { UserQuery } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { AttributeHistory } from './attribute-history';
import { Masked } from '../../parts/masked';
import { useWidth } from '../../theme/theme-provider';
import { CorrectValue } from './correct-value';
import { useRightsWords } from './rights-words';
import { useMethodText, useUserWords } from './words';

interface AttributesProps {
  user: NonNullable<UserQuery['user']>;
  definitions: UserQuery['attributes'];
}

/** Every declared attribute with where its value came from and when; those without one are folded. */
export function Attributes({ user, definitions }: AttributesProps): ReactNode {
  const say = useUserWords();
  const sayRights = useRightsWords();
  const phone = useWidth() === 'phone';
  const corrects = useMayDo()('correctUser') && !phone;
  const [correcting, setCorrecting] = useState<AttributesProps['definitions'][number]>();
  const format = useFormat();
  const valueText = useValueText();
  const sourceText = useSourceText();
  const methodText = useMethodText();
  const { nameOf } = useNames();
  const [shown, setShown] = useState<UserQuery['attributes'][number]>();
  const [unfolded, setUnfolded] = useState(false);
  const held = new Map(user.attributes.map((attribute) => [attribute.attribute.key, attribute]));
  const missing = definitions.filter(({ key }) => !held.has(key));
  const listed = definitions.filter(({ key }) => held.has(key));
  return (
    <section aria-label={say('attributes')}>
      <h3>
        {say('attributes')}
        <span>{say('attributesAside', { count: listed.length })}</span>
      </h3>
      <dl className="user-attributes">
        {(unfolded ? [...listed, ...missing] : listed).map((definition) => {
          const value = held.get(definition.key);
          return (
            <div key={definition.key}>
              <dt>
                {nameOf(definition.key, definition.name)}
                {definition.sensitive && <span className="chip user-mark">{say('sensitive')}</span>}
                {corrects && (
                  <Button
                    type="text"
                    size="small"
                    className="user-correct"
                    icon={<EditOutlined />}
                    title={sayRights('correct')}
                    aria-label={sayRights('correctOf', { name: nameOf(definition.key, definition.name) })}
                    onClick={() => setCorrecting(definition)}
                  />
                )}
              </dt>
              {value ? (
                <>
                  <dd>
                    {value.masked ? <Masked /> : valueText(value.value, definition)}
                    {value.inferred && (
                      <span
                        className="chip user-mark"
                        title={say('historyInferred', { method: methodText(value.inferred) })}
                      >
                        {say('inferred')}
                      </span>
                    )}
                  </dd>
                  {!value.masked && (
                    <dd className="user-origin figure">
                      <button
                        type="button"
                        title={[sourceText(value.source), value.at && format.exact(value.at)]
                          .filter(Boolean)
                          .join(' · ')}
                        aria-label={say('historyOf', { name: nameOf(definition.key, definition.name) })}
                        onClick={() => setShown(definition)}
                      >
                        {sourceText(value.source)}
                        {value.at && ` · ${format.roughly(value.at)}`}
                      </button>
                    </dd>
                  )}
                </>
              ) : (
                <dd className="user-missing">{say('missing')}</dd>
              )}
            </div>
          );
        })}
      </dl>
      {missing.length > 0 && (
        <Button
          type="link"
          size="small"
          className="user-other"
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {say(unfolded ? 'foldMissing' : 'missingCount', { count: missing.length })}
        </Button>
      )}
      {shown && <AttributeHistory userId={user.id} definition={shown} onClose={() => setShown(undefined)} />}
      {correcting && (
        <CorrectValue
          userId={user.id}
          definition={correcting}
          value={held.get(correcting.key)?.value}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </section>
  );
}
