import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  at,
  differences,
  emptyTable,
  put,
  sizeOf,
  tableOf,
  valuesAfter,
  valuesOf,
  without,
} from "../../../shared/collections/table.ts";
import type { Table } from "../../../shared/collections/table.ts";

interface Item {
  readonly key: number;
  readonly version: number;
}

/** Few keys for much that happens to the same ones, and so many of them that chunks split and go. */
const keys = fc.uniqueArray(fc.integer({ min: 1, max: 3_000 }), { maxLength: 900 });
const step = fc.record({ type: fc.constantFrom("put", "without"), keys });

function walk(steps: readonly { readonly type: string; readonly keys: readonly number[] }[]) {
  let table: Table<number, Item> = emptyTable;
  const model = new Map<number, Item>();
  const tables = [table];
  steps.forEach(({ type, keys: some }, version) => {
    if (type === "put") {
      table = put(
        table,
        some.map((key) => [key, { key, version }] as const),
      );
      for (const key of some) model.set(key, { key, version });
    } else {
      table = without(table, some);
      for (const key of some) model.delete(key);
    }
    tables.push(table);
  });
  return { table, tables, model };
}

const sorted = (model: ReadonlyMap<number, Item>) => [...model.values()].toSorted((a, b) => a.key - b.key);

test("a table has what a map would have after any additions and removals, by ascending key", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { table, model } = walk(steps);
      expect(valuesOf(table)).toEqual(sorted(model));
      expect(sizeOf(table)).toBe(model.size);
      for (const key of [1, 500, 1_500, ...model.keys()]) expect(at(table, key)).toEqual(model.get(key));
      expect(valuesOf(tableOf(model))).toEqual(sorted(model));
    }),
    { numRuns: 60 },
  );
});

test("the differences of two tables turn the one into the other, and name nothing that is the same in both", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), fc.nat(), (steps, which) => {
      const { table, tables } = walk(steps);
      const before = tables[which % tables.length] ?? emptyTable;
      const changes = differences(before, table);
      const removed = without(
        before,
        changes.map(({ key }) => key),
      );
      const after = put(
        removed,
        changes.flatMap(({ key, after: value }) => (value ? [[key, value] as const] : [])),
      );
      expect(valuesOf(after)).toEqual(valuesOf(table));
      for (const change of changes) {
        expect([change.before, change.after]).toEqual([at(before, change.key), at(table, change.key)]);
        expect(change.before).not.toBe(change.after);
      }
    }),
    { numRuns: 60 },
  );
});

test("pages by the last key of the page before make up the whole table, whatever their size", () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 400 }), (some, limit) => {
      const table = tableOf(some.map((key) => [key, key] as const));
      const read: number[] = [];
      for (let page = valuesAfter(table, null, limit); page.length > 0;) {
        read.push(...page);
        page = valuesAfter(table, page.at(-1) ?? null, limit);
      }
      expect(read).toEqual(valuesOf(table));
    }),
    { numRuns: 60 },
  );
});

test("a table that is told what it has already stays itself", () => {
  const item = { key: 1, version: 1 };
  const table = tableOf([[1, item]]);
  expect(put(table, [[1, item]])).toBe(table);
  expect(without(table, [2])).toBe(table);
});

test("one change of 100,000 entries leaves all chunks but one as they were", () => {
  const table = tableOf(Array.from({ length: 100_000 }, (_none, index) => [index, { version: 0 }]));
  const next = put(table, [[40_404, { version: 1 }]]);
  const known = new Set(table.chunks);
  expect(next.chunks.filter((chunk) => !known.has(chunk))).toHaveLength(1);
  expect(differences(table, next)).toEqual([{ key: 40_404, before: { version: 0 }, after: { version: 1 } }]);
});
