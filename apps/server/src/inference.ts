import { seesSensitive } from '@strata/access';
import type { Actor } from '@strata/access';
import type { InferenceMethod } from '@strata/collect';
import { Refusal } from '@strata/db';
import type { StandardForm } from '@strata/profile';
import type { App } from './composition.js';

/** The form of the values that each method infers a place from. */
const FORMS: Readonly<Record<InferenceMethod, StandardForm>> = {
  POSTAL_CODE: 'POSTAL_CODE',
  PHONE_PREFIX: 'PHONE',
  IP: 'IP',
  RESIDENT_NUMBER: 'RESIDENT_NUMBER',
};

/**
 * Refuses to whoever may not see sensitive values to have a place inferred from them, be it by a table of their own: it would tell the
 * first digits of a phone number as a city.
 */
export async function expectMayInfer(
  { definitions }: Pick<App, 'definitions'>,
  actor: Actor,
  methods: readonly InferenceMethod[],
): Promise<void> {
  if (methods.length === 0 || seesSensitive(actor)) return;
  const { attributes, sensitive } = await definitions.current();
  const hidden = (method: InferenceMethod): boolean =>
    (method === 'PHONE_PREFIX' && sensitive.identities.has('PHONE')) ||
    [...attributes.values()].some((one) => one.sensitive && one.standardForm === FORMS[method]);
  const method = methods.find(hidden);
  if (!method) return;
  const message = `${method}: to infer from sensitive values takes the permission profile.sensitive.`;
  throw new Refusal('FORBIDDEN', message, { permission: 'profile.sensitive' });
}
