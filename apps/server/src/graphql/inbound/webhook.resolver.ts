import { Arg, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { readItemsPath, readMapping } from '@strata/collect';
import type { Delivery, Webhook, WebhookSecret } from '@strata/collect';
import type { Context } from '../context.js';
import { LENGTH, LIST, PASS } from '../costs.js';
import { JsonScalar } from '../scalars.js';
import { ensureSource } from './ensure-source.js';
import { veiled } from './veil.js';
import {
  ChangeWebhookInput,
  CreateWebhookInput,
  TriedRecordObject,
  WebhookDelivery,
  WebhookKeyInput,
  WebhookObject,
  WebhookSecretPayload,
} from './webhook.type.js';

@Resolver(() => WebhookObject)
export class WebhookResolver {
  @Extensions(LENGTH.inbound)
  @Query(() => [WebhookObject], { description: 'Every webhook, the newest first; at most 200.' })
  webhooks(@Ctx() { app }: Context): Promise<Webhook[]> {
    return app.inbound.webhooks.list();
  }

  @Query(() => WebhookObject, { description: 'One webhook.' })
  webhook(
    @Arg('key', () => String, { description: 'The end of its address.' }) key: string,
    @Ctx() { app }: Context,
  ): Promise<Webhook> {
    return app.inbound.webhooks.get(key);
  }

  @Extensions(LENGTH.tried)
  @FieldResolver(() => [WebhookDelivery], {
    complexity: LIST,
    description: 'The last 20 deliveries, the newest first.',
  })
  deliveries(@Root() { key }: Webhook, @Ctx() { app, seen }: Context): Promise<Delivery[]> {
    seen.addContent('webhook_content', key);
    return app.inbound.deliveries.list(key);
  }

  @Extensions(LENGTH.tried)
  @Query(() => [TriedRecordObject], {
    complexity: PASS,
    description: 'What the last deliveries would become by another mapping. Nothing is stored.',
  })
  async tryWebhookMapping(
    @Arg('key', () => String, { description: 'Which webhook.' }) key: string,
    @Arg('items', () => String, { nullable: true, description: 'Where the items are in a body.' })
    items: string | null | undefined,
    @Arg('mapping', () => JsonScalar, { description: 'The mapping to try.' }) mapping: unknown,
    @Ctx() { app, actor, seen }: Context,
  ): Promise<readonly object[]> {
    seen.addContent('webhook_content', key);
    const { webhooks, webhookDoor } = app.inbound;
    return veiled(
      actor,
      await webhookDoor.attempt(await webhooks.get(key), readMapping(mapping), readItemsPath(items)),
    );
  }

  @Mutation(() => WebhookSecretPayload, { description: 'Makes a webhook. Its secret is shown this once.' })
  async createWebhook(
    @Arg('input', () => CreateWebhookInput, { description: 'The webhook.' }) input: CreateWebhookInput,
    @Ctx() { app }: Context,
  ): Promise<WebhookSecret> {
    const source = await ensureSource(app, input.source, 'WEBHOOK', input.name);
    return app.inbound.webhooks.create({ ...input, source });
  }

  @Mutation(() => WebhookObject, { description: 'Changes a webhook.' })
  changeWebhook(
    @Arg('input', () => ChangeWebhookInput, { description: 'What is to be other.' })
    { key, ...change }: ChangeWebhookInput,
    @Ctx() { app }: Context,
  ): Promise<Webhook> {
    return app.inbound.webhooks.change(key, change);
  }

  @Mutation(() => WebhookSecretPayload, {
    description: 'Gives a webhook a new secret, shown this once. The one before holds for 24 hours more.',
  })
  rotateWebhookSecret(
    @Arg('input', () => WebhookKeyInput, { description: 'Which.' }) { key }: WebhookKeyInput,
    @Ctx() { app }: Context,
  ): Promise<WebhookSecret> {
    return app.inbound.webhooks.rotate(key);
  }

  @Mutation(() => Boolean, {
    description: 'Ends a webhook for good; false where there was none. What it brought stays.',
  })
  removeWebhook(
    @Arg('input', () => WebhookKeyInput, { description: 'Which.' }) { key }: WebhookKeyInput,
    @Ctx() { app }: Context,
  ): Promise<boolean> {
    return app.inbound.webhooks.remove(key);
  }
}
