import { Arg, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Actor, ApiKey, ApiKeySettings, NewSecret } from '@strata/access';
import { withoutSensitiveLiterals } from '@strata/rules';
import type { App } from '../../composition.js';
import type { RuleInput } from '../rule/rule.input.js';
import type { Context } from '../context.js';
import { LENGTH } from '../costs.js';
import { JsonScalar, readInstant } from '../scalars.js';
import { hiddenAttributes } from '../sight.js';
import { plainRule } from '../rule/rule.plain.js';
import {
  API_KEY_STATES,
  ApiKeyObject,
  ChangeApiKeyInput,
  CreateApiKeyInput,
  NewApiKey,
  RevokeApiKeyInput,
  RotateApiKeyInput,
} from './api-key.type.js';
import type { ApiKeyState } from './api-key.type.js';

/** A hundred look-ups a second. */
const USUAL_RATE = 6_000;

@Resolver(() => ApiKeyObject)
export class ApiKeyResolver {
  @Extensions(LENGTH.inbound)
  @Query(() => [ApiKeyObject], {
    description: 'Every API key, the newest first; those that were revoked for 90 days more.',
  })
  apiKeys(
    @Arg('toldTo', () => ID, {
      nullable: true,
      description:
        'Those alone whose secrets this member was told, by making or rotating them. They go on working when the member is suspended or removed: revoke or rotate them.',
    })
    toldTo: string | null | undefined,
    @Ctx() { app }: Context,
  ): Promise<ApiKey[]> {
    return toldTo == null ? app.apiKeys.list() : app.apiKeys.toldTo(toldTo);
  }

  @FieldResolver(() => JsonScalar, {
    nullable: true,
    description:
      'The rule of the users that it sees; null: all. What it asks of sensitive attributes is `•••` to those who may not see them.',
  })
  async scope(@Root() { scope }: ApiKey, @Ctx() context: Context): Promise<unknown> {
    return scope && withoutSensitiveLiterals(scope, await hiddenAttributes(context));
  }

  @FieldResolver(() => API_KEY_STATES, { description: 'Whether it works.' })
  state(@Root() { revokedAt, expiresAt, secrets }: ApiKey): ApiKeyState {
    const now = Date.now();
    if (revokedAt) return 'REVOKED';
    if (expiresAt && expiresAt.getTime() <= now) return 'EXPIRED';
    return secrets.some(({ expiresAt: end }) => end && end.getTime() > now) ? 'ROTATING' : 'ACTIVE';
  }

  @Mutation(() => NewApiKey, {
    description:
      'Makes an API key. Nobody gives permissions that they do not hold, and no key may manage keys or members or approve. Refused with FORBIDDEN, INVALID_INPUT, RULE_INVALID, TOO_LARGE.',
  })
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'What it may do, and for whom.' }) input: CreateApiKeyInput,
    @Ctx() { app, actor }: Context,
  ): Promise<NewSecret> {
    const { name, permissions, addresses, ratePerMinute } = input;
    return app.apiKeys.create(actor, {
      name,
      permissions,
      scope: await scopeOf(app, actor, input.scope),
      addresses: addresses ?? [],
      ratePerMinute: ratePerMinute ?? USUAL_RATE,
      expiresAt: dateOf(input.expiresAt),
    });
  }

  @Mutation(() => ApiKeyObject, {
    description:
      'Changes an API key; it holds from its next request on. Who does it has to hold all that the key may do, before and after. Refused with NOT_FOUND, FORBIDDEN, INVALID_INPUT, RULE_INVALID, WRONG_STATE.',
  })
  async changeApiKey(
    @Arg('input', () => ChangeApiKeyInput, { description: 'Which, and what.' }) input: ChangeApiKeyInput,
    @Ctx() { app, actor }: Context,
  ): Promise<ApiKey> {
    const { id, name, permissions, addresses, ratePerMinute } = input;
    const settings: Partial<ApiKeySettings> = {
      ...(name != null && { name }),
      ...(permissions != null && { permissions }),
      ...(input.scope !== undefined && { scope: await scopeOf(app, actor, input.scope) }),
      ...(addresses != null && { addresses }),
      ...(ratePerMinute != null && { ratePerMinute }),
      ...(input.expiresAt !== undefined && { expiresAt: dateOf(input.expiresAt) }),
    };
    return app.apiKeys.change(actor, id, settings);
  }

  @Mutation(() => NewApiKey, {
    description:
      'Gives an API key a second secret; both work until `oldUntil`, then the old one dies by itself. Refused with NOT_FOUND, FORBIDDEN, INVALID_INPUT, and WRONG_STATE while two work already.',
  })
  rotateApiKey(
    @Arg('input', () => RotateApiKeyInput, { description: 'Which, and how long both work.' })
    { id, oldUntil }: RotateApiKeyInput,
    @Ctx() { app, actor }: Context,
  ): Promise<NewSecret> {
    return app.apiKeys.rotate(actor, id, new Date(readInstant(oldUntil, 'oldUntil')));
  }

  @Mutation(() => ApiKeyObject, {
    description: 'Takes an API key back: it works no more from its next request on. Refused with NOT_FOUND.',
  })
  revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'Which.' }) { id }: RevokeApiKeyInput,
    @Ctx() { app }: Context,
  ): Promise<ApiKey> {
    return app.apiKeys.revoke(id);
  }
}

async function scopeOf(app: App, actor: Actor, rule: RuleInput | null | undefined): Promise<ApiKeySettings['scope']> {
  return rule == null ? null : (await app.rules.checkKept(actor, plainRule(rule))).rule;
}

function dateOf(text: string | null | undefined): Date | null {
  const instant = readInstant(text, 'expiresAt');
  return instant === undefined ? null : new Date(instant);
}
