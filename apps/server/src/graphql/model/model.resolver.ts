import { Arg, Ctx, Extensions, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Refusal } from '@strata/db';
import type { Model, ModelRun } from '@strata/model';
import { smallCountOf } from '../blur.js';
import type { Context, LoaderFactory } from '../context.js';
import { LENGTH, LIST, PASS, RULE } from '../costs.js';
import { DateTimeScalar, readInstant } from '../scalars.js';
import { batched } from '../user/user.loaders.js';
import { CreateModelInput, ModelKeyInput, modelSettings, ModelSettingsInput, UpdateModelInput } from './model.input.js';
import { ModelFigures, ModelObject, ModelRunObject, ModelSettings, RfmMovementAnswer } from './model.type.js';
import type { NotEnoughData } from './model.type.js';
import { rfmSettingsObject } from './rfm.type.js';
import type { RfmFiguresObject, RfmMoves, RfmSettingsObject } from './rfm.type.js';
import { toldFigures, toldMoves } from './told.js';

const MOST_RUNS = 100;

@Resolver(() => ModelObject)
export class ModelResolver {
  @Extensions(LENGTH.models)
  @Query(() => [ModelObject], { description: 'The models that are not archived, by key; at most 50.' })
  models(@Ctx() { app }: Context): Promise<Model[]> {
    return app.models.list();
  }

  @Query(() => ModelObject, {
    nullable: true,
    description: 'The model of a key, archived or not; null: there is none.',
  })
  async model(
    @Arg('key', () => String, { description: 'Its key.' }) key: string,
    @Ctx() { app }: Context,
  ): Promise<Model | null> {
    return (await app.models.find(key)) ?? null;
  }

  @FieldResolver(() => ModelSettings, { description: 'What it is asked.' })
  settings(@Root() { settings }: Model): RfmSettingsObject {
    return rfmSettingsObject(settings);
  }

  @Extensions(LENGTH.models)
  @FieldResolver(() => [ModelRunObject], { complexity: LIST, description: 'Its runs, the newest first.' })
  runs(
    @Root() { id }: Model,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most, 1 to 100.' }) first: number,
    @Ctx() { loaders }: Context,
  ): Promise<ModelRun[]> {
    if (first < 1 || first > MOST_RUNS) throw new Refusal('INVALID_INPUT', `first: expected 1 to ${MOST_RUNS}`);
    return loaders.of(runsOfModels).load(`${id} ${first}`);
  }

  @Query(() => ModelFigures, {
    complexity: RULE + 2 * PASS,
    description:
      'What settings would find on the present data; nothing is written. Refused with INVALID_INPUT, RULE_INVALID.',
  })
  async previewModel(
    @Arg('settings', () => ModelSettingsInput, { description: 'Of one kind.' }) settings: ModelSettingsInput,
    @Ctx() context: Context,
  ): Promise<NotEnoughData | RfmFiguresObject> {
    const { app, signal } = context;
    return toldFigures(await app.models.preview(modelSettings(settings), signal), await smallCountOf(context));
  }

  @Query(() => RfmMovementAnswer, {
    complexity: RULE + 4 * PASS,
    description:
      'Who went from which named segment of an RFM model to which: everybody is scored at both instants by its present settings, out of the events as they are known now; limits that the data decides are those of each instant. Refused with NOT_FOUND, INVALID_INPUT.',
  })
  async rfmMovement(
    @Arg('model', () => String, { description: 'Its key.' }) model: string,
    @Arg('from', () => DateTimeScalar, { description: 'The earlier instant.' }) from: string,
    @Arg('to', () => DateTimeScalar, { nullable: true, description: 'The later one. Absent: now.' })
    to: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<NotEnoughData | RfmMoves> {
    const { app, signal } = context;
    const earlier = readInstant(from, 'from');
    const moved = await app.models.rfmMovement(model, earlier, readInstant(to, 'to'), signal);
    return toldMoves(moved, await smallCountOf(context));
  }

  @Mutation(() => ModelObject, {
    description:
      'Makes a model. Refused with INVALID_KEY, INVALID_INPUT, RULE_INVALID, TOO_LARGE, and ALREADY_EXISTS where there is or was a model, a tag or attributes of this name.',
  })
  createModel(
    @Arg('input', () => CreateModelInput, { description: 'The new model.' })
    { settings, ...input }: CreateModelInput,
    @Ctx() { app }: Context,
  ): Promise<Model> {
    return app.models.create({ ...input, ...modelSettings(settings) });
  }

  @Mutation(() => ModelObject, {
    description:
      'Changes a model. Refused with NOT_FOUND, INVALID_INPUT, RULE_INVALID, and DECIDES_WHAT_OTHERS_SEE where what it finds limits whom somebody else sees.',
  })
  async updateModel(
    @Arg('input', () => UpdateModelInput, { description: 'Which model, and what changes.' })
    { settings, key, name, runHour }: UpdateModelInput,
    @Ctx() { app, actor }: Context,
  ): Promise<Model> {
    // Read before the transaction: one that waits for a lock must not keep its holder from a connection.
    const definitions = await app.definitions.current();
    const change = {
      key,
      ...(name != null && { name }),
      ...(runHour !== undefined && { runHour }),
      ...(settings && modelSettings(settings)),
    };
    return app.models.update(change, (transaction, attributes) =>
      app.segments.service.holdDecisive(transaction, { actor, definitions }, { attributes }),
    );
  }

  @Mutation(() => ModelObject, {
    description: 'Archives a model: it runs no more, and what it found stays as it is. Refused with NOT_FOUND.',
  })
  archiveModel(
    @Arg('input', () => ModelKeyInput, { description: 'Which.' }) { key }: ModelKeyInput,
    @Ctx() { app }: Context,
  ): Promise<Model> {
    return app.models.archive(key);
  }

  @Mutation(() => ModelRunObject, {
    description: 'Begins a run of a model, or answers the one that is under way. Refused with NOT_FOUND.',
  })
  runModel(
    @Arg('input', () => ModelKeyInput, { description: 'Which.' }) { key }: ModelKeyInput,
    @Ctx() { app, actor }: Context,
  ): Promise<ModelRun> {
    return app.modelRuns.request(key, actor.name);
  }
}

@Resolver(() => ModelRunObject)
export class ModelRunResolver {
  @FieldResolver(() => ModelFigures, { nullable: true, description: 'What it found; null unless it is done.' })
  async figures(
    @Root() { figures }: ModelRun,
    @Ctx() context: Context,
  ): Promise<NotEnoughData | RfmFiguresObject | null> {
    return figures && toldFigures(figures, await smallCountOf(context));
  }
}

/** By the model and how many. */
const runsOfModels: LoaderFactory<string, ModelRun[]> = ({ modelRuns }, options) =>
  batched(
    async (keys) => {
      const asked = keys.map((key) => key.split(' ').map(Number) as [model: number, first: number]);
      const found = new Map<string, ModelRun[]>();
      for (const first of new Set(asked.map(([, many]) => many))) {
        const models = asked.filter(([, many]) => many === first).map(([model]) => model);
        for (const [model, runs] of await modelRuns.list(models, first)) found.set(`${model} ${first}`, runs);
      }
      return found;
    },
    [],
    options,
  );
