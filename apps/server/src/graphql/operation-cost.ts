import { getNamedType, isInterfaceType, isObjectType, Kind } from 'graphql';
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
/** Fields that one answer may have, lists multiplied by their `first`. */
const MOST_FIELDS = 200_000;
/**
 * What one operation may cost. 1 is about one statement, or one evaluation of a rule whose columns are loaded: some
 * milliseconds. The admin app's costliest operation, the movers of twenty segments at eight instants, costs 185.
 */
const MOST_COST = 1_000;
/** A field of Query or Mutation that says nothing else of itself: a few statements, or a write. */
const ROOT_COST = 5;

/** Arguments that say how many of a field's children an answer may have. */
const COUNTED: ReadonlySet<string> = new Set(['first', 'sample', 'points', 'buckets']);
/** The one by which the work of the field itself grows: the rule is evaluated at each of the instants. */
const EVALUATED: ReadonlySet<string> = new Set(['points']);

/**
 * Judges a validated operation by what it may have to answer, before anything runs. Each time that a field is written, by
 * alias or by fragment, counts, and each time that a list repeats it. What a field costs for each parent stands beside
 * its resolver as `complexity`; one without takes what is there, or shares a loader's one statement with all others.
 */
export function operationFault(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | undefined {
  const { depth, fields, cost } = operationSize(schema, document, operation, variables);
  if (depth > DEEPEST_SELECTION) return tooLarge(`The query selects more than ${DEEPEST_SELECTION} levels deep.`);
  if (fields > MOST_FIELDS) {
    return tooLarge(`The answer could have ${fields} fields; ask for fewer than ${MOST_FIELDS} with smaller pages.`);
  }
  if (cost > MOST_COST) {
    return tooLarge(`The operation costs ${cost}, and ${MOST_COST} at most are allowed: ask for it in parts.`);
  }
  return undefined;
}

/** What an operation may have to answer. */
export interface Size {
  depth: number;
  fields: number;
  cost: number;
}

/** Measures an operation. Fragments are measured once each, however often they are used. */
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

  of(set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined): Size {
    const size = { depth: 0, fields: 0, cost: 0 };
    for (const selection of set?.selections ?? []) {
      const part = this.selection(selection, type);
      size.depth = Math.max(size.depth, part.depth);
      size.fields += part.fields;
      size.cost += part.cost;
    }
    return size;
  }

  private selection(selection: SelectionSetNode['selections'][number], type: GraphQLNamedType | undefined): Size {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.field(selection, type);
      case Kind.INLINE_FRAGMENT:
        return this.of(selection.selectionSet, this.named(selection.typeCondition?.name.value) ?? type);
      case Kind.FRAGMENT_SPREAD:
        return this.fragment(selection.name.value);
    }
  }

  private field(selection: FieldNode, type: GraphQLNamedType | undefined): Size {
    const hasFields = isObjectType(type) || isInterfaceType(type);
    const field = hasFields ? type.getFields()[selection.name.value] : undefined;
    const below = this.of(selection.selectionSet, field && getNamedType(field.type));
    const length = this.largest(selection, COUNTED);
    return {
      depth: below.depth + 1,
      fields: 1 + below.fields * length,
      cost: this.costOf(field, type) * this.largest(selection, EVALUATED) + below.cost * length,
    };
  }

  private costOf(field: GraphQLField<unknown, unknown> | undefined, type: GraphQLNamedType | undefined): number {
    const cost = field?.extensions.complexity;
    if (typeof cost === 'number') return cost;
    return field && this.roots.has(type) ? ROOT_COST : 0;
  }

  private fragment(name: string): Size {
    let size = this.measured.get(name);
    if (!size) {
      const fragment = this.fragments.get(name);
      size = this.of(fragment?.selectionSet, this.named(fragment?.typeCondition.name.value));
      this.measured.set(name, size);
    }
    return size;
  }

  private named(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.schema.getType(name);
  }

  /** The largest number that any of these arguments asks for; 1 where there is none. */
  private largest(field: FieldNode, names: ReadonlySet<string>): number {
    const asked = (field.arguments ?? [])
      .filter(({ name }) => names.has(name.value))
      .map(({ value }) => {
        if (value.kind === Kind.VARIABLE) return this.variables.get(value.name.value);
        return value.kind === Kind.INT ? Number(value.value) : undefined;
      });
    // A longer page is refused by its own code, PAGE_SIZE, when it is asked for.
    return Math.max(1, ...asked.map((given) => (typeof given === 'number' ? Math.min(given, LARGEST_PAGE) : 1)));
  }
}
