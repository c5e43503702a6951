/** Of two values of one attribute the one of the lower rank stands; of one rank the newer. */
export interface Ranked {
  key: string;
  rank: number;
}

const STEP = 10;
const MOST = 1_000;

/** Sources of one rank side by side, the better ranks first. */
export function tiersOf<Source extends Ranked>(sources: readonly Source[]): Source[][] {
  const tiers = new Map<number, Source[]>();
  for (const source of sources) tiers.set(source.rank, [...(tiers.get(source.rank) ?? []), source]);
  return [...tiers].sort(([one], [other]) => one - other).map(([, tier]) => tier);
}

/** `into`: a tier, to be of its rank. `before`: a tier, to be better than it and worse than the one above; the number of tiers is the end. */
export type Place = { into: number } | { before: number };

/** One step up or down: out of a tier that it shares, else into the next. Undefined at the end. */
export function step(tiers: readonly (readonly Ranked[])[], key: string, down: boolean): Place | undefined {
  const at = tiers.findIndex((tier) => tier.some((source) => source.key === key));
  if (at < 0) return undefined;
  if ((tiers[at]?.length ?? 0) > 1) return { before: down ? at + 1 : at };
  const next = down ? at + 1 : at - 1;
  return next < 0 || next >= tiers.length ? undefined : { into: next };
}

/** The ranks that change when a source is put elsewhere: its own, and those of all where there is no number left between. */
export function moved(tiers: readonly (readonly Ranked[])[], key: string, to: Place): Map<string, number> {
  if ('into' in to) {
    const rank = tiers[to.into]?.[0]?.rank;
    const own = tiers.flat().find((source) => source.key === key)?.rank;
    return new Map(rank === undefined || rank === own ? [] : [[key, rank]]);
  }
  const others = tiers.map((tier) => tier.filter((source) => source.key !== key));
  const above = others.slice(0, to.before).flat().at(-1)?.rank;
  const below = others.slice(to.before).flat()[0]?.rank;
  const between = middle(above, below);
  if (between !== undefined) return new Map([[key, between]]);
  const order = [...others.slice(0, to.before), [{ key }], ...others.slice(to.before)].filter(
    ({ length }) => length > 0,
  );
  const gap = Math.max(1, Math.min(STEP, Math.floor(MOST / order.length)));
  return new Map(order.flatMap((tier, at) => tier.map((source) => [source.key, (at + 1) * gap] as const)));
}

/** A whole number between two ranks, or beyond the only one; undefined where there is none left. */
function middle(above: number | undefined, below: number | undefined): number | undefined {
  if (above === undefined && below === undefined) return undefined;
  if (above === undefined) return below! > 0 ? Math.max(0, below! - STEP) : undefined;
  if (below === undefined) return above < MOST ? Math.min(MOST, above + STEP) : undefined;
  return below - above > 1 ? Math.floor((above + below) / 2) : undefined;
}
