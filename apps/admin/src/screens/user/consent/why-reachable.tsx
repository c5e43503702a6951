import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import type { Explained } from '../why-node';
import { useConsentWords } from './words';

const PARTS = ['address', 'consent', 'suppression'] as const;

/** Which of the three parts of `reachable` are met, and since when the others are not. */
export function WhyReachable({ path, nodes }: { path: string; nodes: readonly Explained[] }): ReactNode {
  const say = useConsentWords();
  const format = useFormat();
  const words = PARTS.map((part) => {
    const node = nodes.find((one) => one.path === `${path}.reachable.${part}`);
    const { at, since } = (node?.value ?? {}) as { at?: string; since?: string };
    const time = at ?? since;
    const day = time === undefined ? '' : format.day(time);
    if (node?.matches) return say(`part-${part}`, { day });
    return part === 'consent' && day === '' ? say('part-consent-none') : say(`part-${part}-no`, { day });
  });
  return <p className="why-value figure">{words.join(' · ')}</p>;
}
