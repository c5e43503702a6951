import {
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLError,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { LARGEST_PAGE } from './connection.js';
import { tooLarge } from './limits.js';

const DEEPEST_SELECTION = 20;
/**
 * Fields that one answer may have, lists multiplied by their length. An answer of so many, such as 20 fields of each of
 * 10,000 tags, keeps the process from all else for about half a second.
 */
const MOST_FIELDS = 200_000;
/**
 * What one operation may cost. 1 is about one statement, or one evaluation of a rule whose columns are loaded: some
 * milliseconds. The admin app's costliest operation, the movers of twenty segments at eight instants, costs 185.
 */
export const MOST_COST = 1_000;
/** A field of Query or Mutation that says nothing else of itself: a few statements, or a write. */
const ROOT_COST = 5;

/** Arguments that say how long a list is: the field itself, or those right below it, as `first` does for `edges`. */
const COUNTED: ReadonlySet<string> = new Set(['first', 'sample', 'points', 'buckets']);
/** The one by which the work of the field itself grows: the rule is evaluated at each of the instants. */
const EVALUATED: ReadonlySet<string> = new Set(['points']);
/** Items of a list that no argument counts and that says nothing else of itself as its `length`: the tags of a user. */
const USUAL_LENGTH = 10;

/** What an operation may have to answer. */
export interface Size {
  depth: number;
  fields: number;
  cost: number;
  /** Whether it asks what the schema has. */
  introspection: boolean;
}

/** The fault of an operation that asks for too much at once. */
export function sizeFault({ depth, fields, cost }: Size): GraphQLError | undefined {
  if (depth > DEEPEST_SELECTION) return tooLarge(`The query selects more than ${DEEPEST_SELECTION} levels deep.`);
  if (fields > MOST_FIELDS) {
    return tooLarge(`The answer could have ${fields} fields; ask for fewer than ${MOST_FIELDS} with smaller pages.`);
  }
  if (cost > MOST_COST) {
    return tooLarge(`The operation costs ${cost}, and ${MOST_COST} at most are allowed: ask for it in parts.`);
  }
  return undefined;
}

/**
 * Measures a validated operation by what it may have to answer, before anything runs. Each time that a field is written, by
 * alias or by fragment, counts, and each time that a list repeats it. What a field costs for each parent stands beside
 * its resolver as `complexity`; one without takes what is there, or shares a loader's one statement with all others. How
 * long a list may be that has no argument for it stands there as `length`. Fragments are measured once for each length of the
 * lists in them, however often they are used.
 */
export function operationSize(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Size {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const root = schema.getRootType(operation.operation) ?? undefined;
  return new Measurement(schema, fragments, operation, variables).of(operation.selectionSet, root);
}

class Measurement {
  private readonly measured = new Map<string, Size>();
  private readonly roots: ReadonlySet<GraphQLNamedType | undefined>;
  private readonly variables: ReadonlyMap<string, unknown>;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    operation: OperationDefinitionNode,
    given: Readonly<Record<string, unknown>>,
  ) {
    this.roots = new Set([schema.getQueryType() ?? undefined, schema.getMutationType() ?? undefined]);
    // A variable that is not given has its default.
    const defaults = (operation.variableDefinitions ?? []).map(({ variable, defaultValue }): [string, unknown] => [
      variable.name.value,
      defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined,
    ]);
    this.variables = new Map([...defaults, ...Object.entries(given)]);
  }

  /** `counted` is the length of the lists in this set, where an argument of the field above says it. */
  of(set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined, counted?: number): Size {
    const size = { depth: 0, fields: 0, cost: 0, introspection: false };
    for (const selection of set?.selections ?? []) {
      const part = this.selection(selection, type, counted);
      size.depth = Math.max(size.depth, part.depth);
      size.fields += part.fields;
      size.cost += part.cost;
      size.introspection ||= part.introspection;
    }
    return size;
  }

  private selection(
    selection: SelectionSetNode['selections'][number],
    type: GraphQLNamedType | undefined,
    counted: number | undefined,
  ): Size {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.field(selection, type, counted);
      case Kind.INLINE_FRAGMENT:
        return this.of(selection.selectionSet, this.named(selection.typeCondition?.name.value) ?? type, counted);
      case Kind.FRAGMENT_SPREAD:
        return this.fragment(selection.name.value, counted);
    }
  }

  private field(selection: FieldNode, type: GraphQLNamedType | undefined, above: number | undefined): Size {
    const field = this.definition(selection.name.value, type);
    const isList = field !== undefined && isListType(getNullableType(field.type));
    const counted = this.largest(selection, field, COUNTED);
    const length = isList ? (counted ?? lengthOf(field) ?? above ?? USUAL_LENGTH) : 1;
    const below = this.of(selection.selectionSet, field && getNamedType(field.type), isList ? undefined : counted);
    return {
      depth: below.depth + 1,
      // The items of a list without selections are values; each is a field all the same.
      fields: 1 + (selection.selectionSet || !isList ? below.fields : 1) * length,
      cost: this.costOf(field, type) * (this.largest(selection, field, EVALUATED) ?? 1) + below.cost * length,
      introspection: below.introspection || field === SchemaMetaFieldDef || field === TypeMetaFieldDef,
    };
  }

  private definition(name: string, type: GraphQLNamedType | undefined): GraphQLField<unknown, unknown> | undefined {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  }

  private costOf(field: GraphQLField<unknown, unknown> | undefined, type: GraphQLNamedType | undefined): number {
    const cost = field?.extensions.complexity;
    if (typeof cost === 'number') return cost;
    return field && this.roots.has(type) ? ROOT_COST : 0;
  }

  private fragment(name: string, counted: number | undefined): Size {
    const key = `${name} ${counted ?? ''}`;
    let size = this.measured.get(key);
    if (!size) {
      const fragment = this.fragments.get(name);
      size = this.of(fragment?.selectionSet, this.named(fragment?.typeCondition.name.value), counted);
      this.measured.set(key, size);
    }
    return size;
  }

  private named(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.schema.getType(name);
  }

  /** The largest number that any of these arguments has, given or by default; undefined where there is none. */
  private largest(
    node: FieldNode,
    field: GraphQLField<unknown, unknown> | undefined,
    names: ReadonlySet<string>,
  ): number | undefined {
    const numbers = (field?.args ?? [])
      .filter(({ name }) => names.has(name))
      .map(({ name, defaultValue }) => {
        const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
        const given = value?.kind === Kind.VARIABLE ? this.variables.get(value.name.value) : undefined;
        const asked = value?.kind === Kind.INT ? Number(value.value) : given;
        // A longer page is refused by its own code, PAGE_SIZE, when it is asked for.
        return Math.max(1, Math.min(numberOf(asked) ?? numberOf(defaultValue) ?? 1, LARGEST_PAGE));
      });
    return numbers.length > 0 ? Math.max(...numbers) : undefined;
  }
}

function lengthOf(field: GraphQLField<unknown, unknown>): number | undefined {
  return numberOf(field.extensions.length);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
