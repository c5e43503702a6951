import type { TaggedUserItem } from '@strata/tag';
import { Calendar, DAY } from './calendar.js';
import { drawShopper, shopperRandom } from './shopper.js';
import type { Shopper } from './shopper.js';

/** Of whom the shop has a second profile, and which of them are told by their phone and merged. */
const PROBABLE = 12;
const MERGED = 2;
/** More than the five profiles that one phone may join. */
const SHARING = 8;
/** The counter of a branch, which its tills enter for whoever gives no number. */
const COUNTER = '+862161234567';

/**
 * What the branches' tills know of people: some shop on line too and are probably the same person, two certainly are, and a
 * few were entered under the number of the counter. They come by the usual door, after the population, so that who is
 * merged and who is proposed is decided as it is for everyone's data.
 */
export function doubles({ users, seed, now }: { users: number; seed: number; now: number }): TaggedUserItem[] {
  const calendar = new Calendar(now);
  const draw = (number: number): Shopper => drawShopper(shopperRandom(seed, number), number, calendar);
  const known = Array.from({ length: PROBABLE + MERGED }, (_, at) =>
    draw(Math.floor((users * (at + 1)) / (PROBABLE + MERGED + 1))),
  );
  const branch = (at: number): Pick<TaggedUserItem, 'externalId' | 'at'> => ({
    externalId: `store-${String(at + 1).padStart(4, '0')}`,
    at: new Date(now - (at + 2) * DAY).toISOString(),
  });
  return [
    // Only who arrives is compared: those of the population arrive once more, with the birthday that not all have said.
    ...known.map((shopper) => ({ externalId: shopper.externalId, attributes: bornOn(shopper) })),
    ...known.slice(0, PROBABLE).map((shopper, at) => ({ ...branch(at), ...resembling(shopper, at) })),
    ...known.slice(PROBABLE).map(({ name, phone }, at) => ({
      ...branch(PROBABLE + at),
      attributes: { name: name.full, signup_channel: '线下门店' },
      identities: [{ kind: 'PHONE', value: `+86${phone}` }],
    })),
    ...Array.from({ length: SHARING }, (_, at) => ({
      ...branch(PROBABLE + MERGED + at),
      attributes: { name: draw(users + 1 + at).name.full, signup_channel: '线下门店' },
      identities: [{ kind: 'PHONE', value: COUNTER }],
    })),
  ];
}

/** In turn: name and birthday alike, with an address beside where there is one; those and the phone; the phone and the name. */
function resembling(shopper: Shopper, at: number): Pick<TaggedUserItem, 'attributes' | 'identities'> {
  const { name, city, gender, phone, email } = shopper;
  const slip = { kind: 'PHONE', value: `+86${phone.slice(0, -1)}${(Number(phone.at(-1)) + 1) % 10}` };
  const attributes = { name: name.full, gender, city, signup_channel: '线下门店' };
  if (at % 3 === 2) return { attributes, identities: [slip] };
  if (at % 3 === 1) return { attributes: { ...attributes, ...bornOn(shopper) }, identities: [slip] };
  return {
    attributes: { ...attributes, ...bornOn(shopper) },
    identities: email ? [{ kind: 'EMAIL', value: email.replace('@', '+store@') }] : [],
  };
}

const bornOn = ({ birthday }: Shopper) => ({ birthday: new Date(birthday * DAY).toISOString().slice(0, 10) });
