import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createByteCache } from "../../electron/shell/byte-cache.ts";

test("the one used longest ago makes room", () => {
  const cache = createByteCache<string>(10);
  cache.set("a", "A", 5);
  cache.set("b", "B", 5);
  cache.get("a");
  cache.set("c", "C", 5);
  expect(["a", "b", "c"].map((key) => cache.get(key))).toEqual(["A", null, "C"]);
});

test("what is larger than the whole cache is not kept, and throws nothing else out", () => {
  const cache = createByteCache<string>(10);
  cache.set("a", "A", 10);
  cache.set("b", "B", 11);
  expect([cache.get("a"), cache.get("b")]).toEqual(["A", null]);
});

test("a value that is replaced gives its bytes back", () => {
  const cache = createByteCache<string>(10);
  cache.set("a", "A", 9);
  cache.set("a", "B", 1);
  cache.set("c", "C", 9);
  expect([cache.get("a"), cache.get("c")]).toEqual(["B", "C"]);
});

test("it never holds more than its limit, and always the last that fits", () => {
  const step = fc.record({ key: fc.constantFrom("a", "b", "c", "d", "e"), bytes: fc.integer({ min: 0, max: 12 }) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const cache = createByteCache<number>(10);
      for (const { key, bytes } of steps) {
        cache.set(key, bytes, bytes);
        expect(cache.get(key)).toBe(bytes <= 10 ? bytes : null);
        const held = ["a", "b", "c", "d", "e"].reduce((sum, name) => sum + (cache.get(name) ?? 0), 0);
        expect(held).toBeLessThanOrEqual(10);
      }
    }),
  );
});
