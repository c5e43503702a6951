/** Who is one person within a batch: profiles, joined by the identities that they share. */
import { makesKnown } from './contested.js';
import type { Circumstances, Contested, Profile } from './contested.js';
import type { NamedIdentity } from './identity-rows.js';

/** Two profiles that are one person, and the identity that says so. */
export interface Join {
  one: Profile;
  other: Profile;
  evidence: NamedIdentity;
}

/**
 * So many profiles one person may consist of, whatever joined them: a chain in which each row shares something with the next
 * is a fault of the data long before it is a thousand rows long.
 */
const MOST_PROFILES = 50;

interface Person {
  profiles: Profile[];
  /** With what was merged into them before. */
  size: number;
  known: boolean;
  restricted: boolean;
}

/** MINE: it is theirs, or becomes so. APART: it stays with its owner. SHARED: with nobody more. REJECT: the item goes. */
type Verdict = 'MINE' | 'JOIN' | 'ADOPT' | 'APART' | 'SHARED' | 'REJECT';

export class Persons {
  readonly joins: Join[] = [];
  /** New profiles that are users of before after all. */
  readonly adopted = new Map<string, Profile>();
  private readonly parents = new Map<Profile, Profile>();
  private readonly persons = new Map<Profile, Person>();

  constructor(
    private readonly circumstances: Circumstances | undefined,
    private readonly contested: ReadonlyMap<string, Contested>,
  ) {}

  /** What becomes of an identity that a profile names and another one has. Changes nothing. */
  judge(identity: NamedIdentity, mine: Profile, owner: Profile, item: { known: boolean }): Verdict {
    const [a, b] = [this.rootOf(mine), this.rootOf(owner)];
    if (a === b || !this.circumstances) return 'MINE';
    const { policy } = this.circumstances.policies[identity.kind];
    if (policy === 'REJECT') return 'REJECT';
    const [one, other] = [this.personOf(a), this.personOf(b)];
    // Someone anonymous says who they are, or someone known uses what an anonymous one did.
    const reveals = makesKnown(identity) ? one.known !== other.known : !other.known && (one.known || item.known);
    if (policy === 'LINK' && !reveals) return 'APART';
    if (one.restricted || other.restricted || this.areApart(one, other)) return 'APART';
    if (this.isShared(identity) || one.size + other.size > MOST_PROFILES) return 'SHARED';
    return this.isNew(a, one) && (!other.known || !one.known) ? 'ADOPT' : 'JOIN';
  }

  /** How many profiles have this identity, those that it joined before included. */
  profilesOf({ name }: NamedIdentity): number {
    return (this.contested.get(name)?.profiles.size ?? 1) + (this.circumstances?.joined.get(name) ?? 0);
  }

  /** Whether so many have it that it joins nobody. */
  isShared(identity: NamedIdentity): boolean {
    const { policy, mostProfiles } = this.circumstances?.policies[identity.kind] ?? {};
    return policy === 'MERGE' && mostProfiles !== undefined && this.profilesOf(identity) > mostProfiles;
  }

  /** The two are merged once everything is written. */
  join(join: Join): void {
    this.joins.push(join);
    this.unite(join.one, join.other);
  }

  /** A new profile is the other one: nothing of it is stored yet, so there is nothing to merge. */
  adopt(profile: string, owner: Profile): void {
    this.adopted.set(profile, owner);
    this.unite(profile, owner);
  }

  /** A profile that has such an identity is known from then on. */
  claim(profile: Profile, identity: NamedIdentity): void {
    if (this.circumstances && makesKnown(identity)) this.personOf(this.rootOf(profile)).known = true;
  }

  private isNew(root: Profile, { profiles }: Person): root is string {
    return typeof root === 'string' && profiles.length === 1;
  }

  private unite(one: Profile, other: Profile): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    if (a === b) return;
    const [from, into] = [this.personOf(a), this.personOf(b)];
    this.parents.set(a, b);
    this.persons.set(b, {
      profiles: [...from.profiles, ...into.profiles],
      size: from.size + into.size,
      known: from.known || into.known,
      restricted: from.restricted || into.restricted,
    });
  }

  private rootOf(profile: Profile): Profile {
    let root = profile;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root)) root = parent;
    return root;
  }

  private personOf(root: Profile): Person {
    let person = this.persons.get(root);
    if (!person) {
      const { known, restricted, merged } = this.circumstances ?? {};
      person =
        typeof root === 'number'
          ? {
              profiles: [root],
              size: 1 + (merged?.get(root) ?? 0),
              known: known?.has(root) ?? true,
              restricted: restricted?.has(root) ?? false,
            }
          : { profiles: [root], size: 1, known: false, restricted: false };
      this.persons.set(root, person);
    }
    return person;
  }

  private areApart(one: Person, other: Person): boolean {
    return one.profiles.some((a) => {
      const apart = typeof a === 'number' && this.circumstances?.apart.get(a);
      return apart && other.profiles.some((b) => typeof b === 'number' && apart.has(b));
    });
  }
}
