import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Import, ImportKind, MappingGuess, PreviewRow, RunInput, SavedMapping } from '@strata/collect';
import { Refusal } from '@strata/db';
import { examinationFor, expectContentSeen, uploaderOf } from '../../import-content.js';
import { USUAL_SOURCE } from '../../imports.js';
import { unseenBy } from '../../naming.js';
import { cleaningSettings } from '../cleaning/cleaning.settings.js';
import { CursorFormat, page, pageSize } from '../connection.js';
import type { Connection } from '../connection.js';
import type { Context } from '../context.js';
import { LENGTH, PASS } from '../costs.js';
import {
  DeleteImportMappingInput,
  DeleteImportMappingPayload,
  ExamineImportInput,
  ImportIdInput,
  ImportsArguments,
  PreviewImportInput,
  RenameImportMappingInput,
  RunImportInput,
  SaveImportMappingInput,
} from './import.input.js';
import { ImportKindEnum } from './import.enums.js';
import { ImportExamination, ImportGuess } from './import.examination.type.js';
import { SavedImportMapping } from './import.mapping.type.js';
import { ImportPreviewRow, ImportReportObject } from './import.report.type.js';
import { ImportConnection, ImportObject } from './import.type.js';

const cursors = new CursorFormat<string>(
  'imports',
  (value): value is string => typeof value === 'string' && /^\d{1,18}$/.test(value),
);
const MOST_DELIMITER = 5;

@Resolver(() => ImportObject)
export class ImportResolver {
  @Query(() => ImportObject, { nullable: true, description: 'One import.' })
  async import(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() { app }: Context,
  ): Promise<Import | null> {
    return (await app.imports.find(id)) ?? null;
  }

  @Query(() => ImportConnection, { description: 'Imports, the newest first.' })
  async imports(
    @Args(() => ImportsArguments) { first, after, states }: ImportsArguments,
    @Ctx() { app }: Context,
  ): Promise<Connection<Import>> {
    const size = pageSize(first);
    const rows = await app.imports.list(size + 1, cursors.decode(after), states ?? undefined);
    return {
      ...page(rows, { first: size, after, cursor: ({ id }) => cursors.encode(id), node: (row) => row }),
      get totalCount() {
        return app.imports.count(states ?? undefined);
      },
    };
  }

  @FieldResolver(() => ImportExamination, {
    nullable: true,
    description:
      'What the file is; absent until it was examined. Its values are for whoever uploaded it, and for those who may see sensitive ones.',
  })
  examination(@Root() found: Import, @Ctx() { actor, seen }: Context): ImportExamination | null {
    return examinationFor(actor, found, () => seen.addContent('import_content', found.id));
  }

  @FieldResolver(() => ImportReportObject, { description: 'What it did so far.' })
  report(@Root() { report }: Import): ImportReportObject {
    return {
      ...report,
      rejectedBy: counts(report.rejectedBy),
      repairedBy: counts(report.repairedBy),
      emptyBy: counts(report.emptyBy),
    };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where the rejected rows are, as CSV; null where there are none. They are kept for 30 days.',
  })
  rejectedFile(@Root() { id, report }: Import): string | null {
    return report.rejected > 0 ? `/v1/imports/${id}/rejected.csv` : null;
  }

  @Query(() => ImportGuess, { description: 'What the columns of a file probably are if its rows are of this kind.' })
  async guessImport(
    @Arg('id', () => ID, { description: 'The import.' }) id: string,
    @Arg('kind', () => ImportKindEnum, { description: 'What its rows are.' }) kind: ImportKind,
    @Ctx() { app, actor }: Context,
  ): Promise<MappingGuess> {
    await expectSeen(app, actor, id);
    return app.imports.guess(id, kind);
  }

  @Extensions(LENGTH.preview)
  @Query(() => [ImportPreviewRow], {
    complexity: PASS,
    description: 'The first 50 rows of a file as they would be stored. Nothing is written.',
  })
  async previewImport(
    @Arg('input', () => PreviewImportInput, { description: 'What to try.' }) input: PreviewImportInput,
    @Ctx() { app, actor, seen }: Context,
  ): Promise<PreviewRow[]> {
    const { id, cleaning } = input;
    const found = await expectSeen(app, actor, id);
    if (found && found.uploadedBy !== uploaderOf(actor)) seen.addContent('import_content', id);
    return app.imports.preview(id, { ...runInput(input), ...(cleaning && { cleaning: cleaningSettings(cleaning) }) });
  }

  @Mutation(() => ImportObject, { description: 'Reads a file anew, in another way.' })
  async examineImport(
    @Arg('input', () => ExamineImportInput, { description: 'How.' }) { id, ...input }: ExamineImportInput,
    @Ctx() { app, actor }: Context,
  ): Promise<Import> {
    await expectSeen(app, actor, id);
    const { delimiter } = input;
    if (
      typeof delimiter === 'string' &&
      (delimiter === '' || delimiter.length > MOST_DELIMITER || /["\r\n]/.test(delimiter))
    )
      throw new Refusal(
        'INVALID_INPUT',
        `delimiter: expected 1 to ${MOST_DELIMITER} characters, no quote and no line end`,
      );
    const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
    return app.imports.examineAgain(id, Object.fromEntries(given));
  }

  @Mutation(() => ImportObject, {
    description:
      'Begins to import a file, or goes on with one that ended early. A file imported already changes nothing.',
  })
  async runImport(
    @Arg('input', () => RunImportInput, { description: 'How.' }) input: RunImportInput,
    @Ctx() { app, actor }: Context,
  ): Promise<Import> {
    if (input.newAttributes?.length) app.authorization.authorize(actor, 'defineAttribute');
    // Whoever chooses where the columns go could send them to an attribute that they may read.
    await expectSeen(app, actor, input.id);
    return app.imports.run(input.id, { ...runInput(input), unseen: await unseenBy(app, actor) });
  }

  @Mutation(() => ImportObject, { description: 'Ends a run. What was imported stands; it can go on, or be undone.' })
  cancelImport(
    @Arg('input', () => ImportIdInput, { description: 'Which.' }) { id }: ImportIdInput,
    @Ctx() { app }: Context,
  ): Promise<Import> {
    return app.imports.cancel(id);
  }

  @Mutation(() => ImportObject, {
    description:
      'Takes an import back: its events, tags, identities and values, and the users whom it created and of whom nothing else is kept. ' +
      'A value that something else has changed since stays.',
  })
  undoImport(
    @Arg('input', () => ImportIdInput, { description: 'Which.' }) { id }: ImportIdInput,
    @Ctx() { app }: Context,
  ): Promise<Import> {
    return app.imports.undo(id);
  }

  @Mutation(() => ImportObject, { description: 'Throws away a file of which nothing was imported.' })
  discardImport(
    @Arg('input', () => ImportIdInput, { description: 'Which.' }) { id }: ImportIdInput,
    @Ctx() { app }: Context,
  ): Promise<Import> {
    return app.imports.discard(id);
  }

  @Extensions(LENGTH.mappings)
  @Query(() => [SavedImportMapping], { description: 'Saved mappings by name, at most 500.' })
  importMappings(
    @Arg('columns', () => [String], {
      nullable: true,
      description:
        'The columns of a file: the mappings that find at least half of theirs in it, each fitted to it, the likest first.',
    })
    columns: string[] | null | undefined,
    @Ctx() { app }: Context,
  ): Promise<SavedMapping[]> {
    return app.importMappings.list(columns ?? undefined);
  }

  @Mutation(() => SavedImportMapping, { description: 'Saves a mapping under a name.' })
  saveImportMapping(
    @Arg('input', () => SaveImportMappingInput, { description: 'Which.' }) input: SaveImportMappingInput,
    @Ctx() { app }: Context,
  ): Promise<SavedMapping> {
    return app.importMappings.save(input.name, input.mapping, input.columns);
  }

  @Mutation(() => SavedImportMapping, {
    description: 'Gives a saved mapping another name; ALREADY_EXISTS where that is the name of another.',
  })
  renameImportMapping(
    @Arg('input', () => RenameImportMappingInput, { description: 'Which, and how.' })
    { name, to }: RenameImportMappingInput,
    @Ctx() { app }: Context,
  ): Promise<SavedMapping> {
    return app.importMappings.rename(name, to);
  }

  @Mutation(() => DeleteImportMappingPayload, { description: 'Deletes a saved mapping.' })
  async deleteImportMapping(
    @Arg('input', () => DeleteImportMappingInput, { description: 'Which.' }) { name }: DeleteImportMappingInput,
    @Ctx() { app }: Context,
  ): Promise<DeleteImportMappingPayload> {
    return { deleted: await app.importMappings.delete(name) };
  }
}

async function expectSeen(app: Context['app'], actor: Context['actor'], id: string): Promise<Import | undefined> {
  const found = await app.imports.find(id);
  if (found) expectContentSeen(actor, found);
  return found;
}

const counts = (by: Readonly<Record<string, number>>) =>
  Object.entries(by)
    .map(([code, count]) => ({ code, count }))
    .sort((one, other) => other.count - one.count);

const runInput = ({ mapping, source, newAttributes }: PreviewImportInput | RunImportInput): RunInput => ({
  mapping,
  source: source ?? USUAL_SOURCE,
  newAttributes: (newAttributes ?? []).map(({ key, name, type, standardForm }) => ({
    key,
    name: name ?? key,
    type,
    ...(standardForm ? { standardForm } : {}),
  })),
});
