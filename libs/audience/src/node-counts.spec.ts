import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase, randomRuns } from '@strata/db/testing';
import type { Plan } from '@strata/rules';
import fc from 'fast-check';
import type { Audience } from './index.js';
import { createAudience } from './index.js';
import { addUsers, createTables, numberPlan, testCatalogue } from './testing/test-catalogue.js';

let database: Database;
let audience: Audience;
beforeAll(async () => {
  database = await freshDatabase({ poolSize: 8 });
  await createTables(database);
  await addUsers(database, 64);
  await database.query(`INSERT INTO facts SELECT user_id, 'x' || key, 1 FROM generate_series(1, 64) user_id,
    generate_series(0, 5) key WHERE (user_id >> key) & 1 = 1`);
  audience = createAudience({
    database,
    catalogue: testCatalogue,
    timeZone: () => 'UTC',
    clock: Date.now,
    budgetBytes: 1e9,
  });
});
afterAll(() => database.close());

/** A tree of conditions, each of which half of the users meet, independent of one another. */
const plan: fc.Arbitrary<Plan> = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.integer({ min: 0, max: 5 }).map((key) => numberPlan(`x${key}`, { exists: true })),
    fc
      .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(tie('plan'), { minLength: 1, maxLength: 4 }))
      .map(([node, children]): Plan => ({ node, path: '', children })),
    tie('plan').map((child): Plan => ({ node: 'not', path: '', child })),
  ),
})).plan;

/** Gives every node its path. */
function place(node: Plan, path = 'rule'): Plan {
  if (node.node === 'not') return { ...node, path, child: place(node.child, `${path}.not`) };
  if (node.node !== 'all' && node.node !== 'any') return { ...node, path };
  return { ...node, path, children: node.children.map((child, at) => place(child, `${path}.${node.node}[${at}]`)) };
}

/** The plan without the node at a path. */
function without(node: Plan, path: string): Plan {
  if (node.node === 'not') return { ...node, child: without(node.child, path) };
  if (node.node !== 'all' && node.node !== 'any') return node;
  const children = node.children.filter((child) => child.path !== path).map((child) => without(child, path));
  return { ...node, children };
}

const countOf = async (node: Plan): Promise<number> => (await audience.evaluate(node)).members.size;

test('each node has its own count, the count of the rule without it, and the count so far', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (tree) => {
      const root = place(tree);
      const counts = (await audience.evaluate(root)).nodes();
      const visit = async (node: Plan, parent: Plan | undefined): Promise<void> => {
        const siblings = parent && 'children' in parent ? parent.children : [];
        const at = siblings.indexOf(node);
        expect(counts.find(({ path }) => path === node.path)).toEqual({
          path: node.path,
          count: await countOf(node),
          without: siblings.length > 1 ? await countOf(without(root, node.path)) : null,
          running:
            parent === root && 'children' in root
              ? await countOf({ ...root, children: siblings.slice(0, at + 1) })
              : null,
        });
        if (node.node === 'not') await visit(node.child, node);
        if ('children' in node) for (const child of node.children) await visit(child, node);
      };
      await visit(root, undefined);
    }),
    { numRuns: randomRuns(60) },
  );
});
