import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import type { AuditTrailQuery } from '../../../graphql/graphql';
import { Drawer } from '../../../parts/drawer';
import { useWidth } from '../../../theme/theme-provider';
import { changesOf } from './changes';
import { useDeedWords } from './deed-words';
import { useAuditWords } from './words';

/** Who can have done something. */
export const KINDS = ['member', 'key', 'command', 'system', 'stranger'] as const;

export type AuditRow = AuditTrailQuery['auditEntries']['edges'][number]['node'];

/** Who it was: a stranger has no name, and this server is called by what it is. */
export function whoOf({ actorKind, actorName }: AuditRow, say: ReturnType<typeof useAuditWords>): string {
  if (actorKind === 'stranger' || actorKind === 'system') return say(actorKind);
  return actorName || say(actorKind === 'key' ? 'key' : 'member');
}

/** With what kind of actor it was and its ID: a name may have been another's once. */
function exactlyWho(of: AuditRow, say: ReturnType<typeof useAuditWords>): string {
  const kind = KINDS.find((one) => one === of.actorKind);
  return of.actorId && kind ? say('exactly', { who: whoOf(of, say), kind: say(kind), id: of.actorId }) : whoOf(of, say);
}

interface Details {
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

/** One entry: who, from where, and each setting that differs as it was before and after. */
export function EntryDrawer({ of, onClose }: { of: AuditRow; onClose: () => void }): ReactNode {
  const say = useAuditWords();
  const format = useFormat();
  const deeds = useDeedWords();
  const phone = useWidth() === 'phone';
  const { before, after, ...rest } = of.details as Details;
  const { changed, same } = changesOf(before, after);
  const items = [
    { key: 'what', label: say('what'), children: deeds.operation(of.operation) },
    { key: 'object', label: say('object'), children: `${deeds.object(of.object)} ${of.objectId}`.trim() || '—' },
    { key: 'outcome', label: say('outcome'), children: `${say(of.outcome)} ${of.code}`.trim() },
    { key: 'who', label: say('who'), children: exactlyWho(of, say) },
    { key: 'when', label: say('when'), children: format.exact(of.at) },
    { key: 'from', label: say('from'), children: of.address || '—' },
    { key: 'request', label: say('request'), children: of.requestId || '—' },
    ...(Object.keys(rest).length > 0 ? [{ key: 'details', label: say('details'), children: text(rest) }] : []),
  ];
  return (
    <Drawer title={say('entry', { place: of.place })} size={phone ? '100%' : 640} onClose={onClose}>
      <Descriptions column={1} size="small" items={items} />
      {changed.map(({ name, before: was, after: is }) => (
        <section key={name} className="settings-diff" aria-label={name}>
          <h2>{name}</h2>
          {was !== undefined && (
            <pre tabIndex={0} aria-label={`${name}: ${say('before')}`} className="settings-before">
              {text(was)}
            </pre>
          )}
          {is !== undefined && (
            <pre tabIndex={0} aria-label={`${name}: ${say('after')}`} className="settings-after">
              {text(is)}
            </pre>
          )}
        </section>
      ))}
      {same.length > 0 && <p className="settings-same">{say('same', { names: format.list(same) })}</p>}
    </Drawer>
  );
}
