import { Arg, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Connector, ConnectorChange, ConnectorFile, ConnectorRun } from '@strata/collect';
import type { Context, LoaderFactory } from '../context.js';
import { LENGTH, LIST } from '../costs.js';
import { batched } from '../user/user.loaders.js';
import {
  ChangeConnectorInput,
  ConnectorFileObject,
  ConnectorInput,
  ConnectorKeyInput,
  ConnectorObject,
  ConnectorRunObject,
  ConnectorTest,
} from './connector.type.js';
import { veiled } from './veil.js';
import { ensureSource } from './ensure-source.js';

@Resolver(() => ConnectorObject)
export class ConnectorResolver {
  @Extensions(LENGTH.inbound)
  @Query(() => [ConnectorObject], { description: 'Every connector, by name; at most 200.' })
  connectors(@Ctx() { app }: Context): Promise<Connector[]> {
    return app.inbound.connectors.list();
  }

  @Query(() => ConnectorObject, { description: 'One connector.' })
  connector(
    @Arg('key', () => String, { description: 'Its key.' }) key: string,
    @Ctx() { app }: Context,
  ): Promise<Connector> {
    return app.inbound.connectors.get(key);
  }

  @Extensions(LENGTH.few)
  @FieldResolver(() => [ConnectorRunObject], { complexity: LIST, description: 'The last 20 runs, the newest first.' })
  async runs(@Root() { key }: Connector, @Ctx() { loaders }: Context): Promise<ConnectorRunObject[]> {
    const runs = await loaders.of(runsOfConnectors).load(key);
    return runs.map((run) => ({
      ...run,
      rows: Number(run.rows),
      accepted: Number(run.accepted),
      duplicates: Number(run.duplicates),
      rejected: Number(run.rejected),
      files: Number(run.files),
    }));
  }

  @Extensions(LENGTH.few)
  @FieldResolver(() => [ConnectorFileObject], {
    complexity: LIST,
    description: 'Of a connector that reads files, 20: faulty ones first, then the newest.',
  })
  files(@Root() { key }: Connector, @Ctx() { loaders }: Context): Promise<ConnectorFile[]> {
    return loaders.of(filesOfConnectors).load(key);
  }

  @Mutation(() => ConnectorTest, {
    description:
      'Reads the first records of a system as they would be stored. Nothing is stored or saved (`CANNOT_BE_READ`).',
  })
  async testConnector(
    @Arg('input', () => ConnectorInput, { description: 'The connector.' }) input: ConnectorInput,
    @Arg('key', () => String, { nullable: true, description: 'A connector whose secret is used where none is given.' })
    key: string | null | undefined,
    @Ctx() { app, actor }: Context,
  ): Promise<ConnectorTest> {
    const tried = await app.inbound.connectors.test(input, key ?? undefined);
    // The body that surrounds a record is for mappings, and would be shown with each of them.
    return {
      records: [
        ...veiled(
          actor,
          tried.map((one) => ({ ...one, record: { ...one.record, $: undefined } })),
        ),
      ],
    };
  }

  @Mutation(() => ConnectorObject, {
    description: 'Saves a connector that could be read; its first run begins at once.',
  })
  async createConnector(
    @Arg('input', () => ConnectorInput, { description: 'The connector.' }) input: ConnectorInput,
    @Ctx() { app }: Context,
  ): Promise<Connector> {
    const source = await ensureSource(app, input.source, 'CONNECTOR', input.name);
    return app.inbound.connectors.create({ ...input, source });
  }

  @Mutation(() => ConnectorObject, { description: 'Changes a connector.' })
  changeConnector(
    @Arg('input', () => ChangeConnectorInput, { description: 'What is to be other.' })
    { key, ...change }: ChangeConnectorInput,
    @Ctx() { app }: Context,
  ): Promise<Connector> {
    return app.inbound.connectors.change(key, change as ConnectorChange);
  }

  @Mutation(() => ConnectorObject, { description: 'Begins a run now, paused or not.' })
  runConnector(
    @Arg('input', () => ConnectorKeyInput, { description: 'Which.' }) { key }: ConnectorKeyInput,
    @Ctx() { app }: Context,
  ): Promise<Connector> {
    return app.inbound.connectors.runNow(key);
  }

  @Mutation(() => ConnectorObject, {
    description: 'Reads everything again from the beginning, at once. What was stored before is not stored twice.',
  })
  restartConnector(
    @Arg('input', () => ConnectorKeyInput, { description: 'Which.' }) { key }: ConnectorKeyInput,
    @Ctx() { app }: Context,
  ): Promise<Connector> {
    return app.inbound.connectors.restart(key);
  }

  @Mutation(() => Boolean, {
    description: 'Ends a connector for good; false where there was none. What it brought stays.',
  })
  removeConnector(
    @Arg('input', () => ConnectorKeyInput, { description: 'Which.' }) { key }: ConnectorKeyInput,
    @Ctx() { app }: Context,
  ): Promise<boolean> {
    return app.inbound.connectors.remove(key);
  }
}

const runsOfConnectors: LoaderFactory<string, ConnectorRun[]> = ({ inbound }, options) =>
  batched((keys) => inbound.connectors.runsOf(keys), [], options);

const filesOfConnectors: LoaderFactory<string, ConnectorFile[]> = ({ inbound }, options) =>
  batched((keys) => inbound.connectors.filesOf(keys), [], options);
