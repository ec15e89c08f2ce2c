import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Conf from "conf";
import { expect, test } from "vitest";
import { createOutboxStore } from "../../electron/storage/outbox-store.ts";
import type { StoreClass } from "../../electron/storage/store-file.ts";
import { entry, name, waiting } from "./outbox-entries.ts";
import { canMount, mountSmallDisk, orElse, type SmallDisk } from "./small-disk.ts";
import { temporaryDirectory } from "./temporary-directory.ts";
import { literal } from "../support/literal.ts";
import { plain } from "../../shared/domain/messages/content.ts";

const big = "é".repeat(3_000);
const silent = (): void => {};

type Disk = readonly [how: string, create: () => FillingDisk];
const real: readonly Disk[] = canMount ? [["a small file system", smallDisk]] : [];
const imitated: Disk = [
  `writes that are cut short${orElse("imitated only")}`,
  () => shortWritingDisk(join(temporaryDirectory(), "outbox")),
];

test.each([...real, imitated])(
  "[OB1] on a disk that fills up (%s) no good entry is lost and every failed write is reported",
  (_how, create) => {
    const { directory, Store, leave } = create();
    let failures = 0;
    // From nothing free to room enough, in steps smaller than a page.
    for (let free = 0; free <= 32_768; free += 1_024) {
      rmSync(directory, { recursive: true, force: true });
      leave(64_000);
      const store = createOutboxStore({ directory, Store, log: silent });
      const saved = [entry(1), { ...entry(2), content: plain(big) }];
      expect(saved.map((each) => store.add(each).ok)).toEqual([true, true]);
      leave(free);
      const told = [
        store.add({ ...entry(3), content: plain(big) }),
        store.markMayHaveArrived(name(1)),
        store.markRefused(name(2), literal(big)),
        store.revise(name(1), plain(big)),
        store.add(entry(4)),
      ];
      const [added, doubted, refused, revised, addedSmall] = told.map((result) => result.ok);
      expect(told.flatMap((result) => (result.ok ? [] : [result.error.type]))).toEqual(
        told.filter((result) => !result.ok).map(() => "disk-full"),
      );
      failures += told.filter((result) => !result.ok).length;
      expect(createOutboxStore({ directory, Store, log: silent }).load()).toEqual({
        entries: [
          { ...waiting(1), ...(revised ? { content: plain(big) } : {}), mayHaveArrived: doubted },
          { ...waiting(2), content: plain(big), refusal: refused ? literal(big) : null },
          ...(added ? [{ ...waiting(3), content: plain(big) }] : []),
          ...(addedSmall ? [waiting(4)] : []),
        ],
        setAside: [],
      });
      expect([1, 2, 3, 4].map((order) => store.remove(name(order)).ok)).toEqual([true, true, true, true]);
    }
    expect(failures).toBeGreaterThan(10);
  },
  60_000,
);

interface FillingDisk extends SmallDisk {
  readonly Store: StoreClass;
}

function smallDisk(): FillingDisk {
  const disk = mountSmallDisk(128);
  return { ...disk, directory: join(disk.directory, "outbox"), Store: Conf };
}

/** Keeps a count of the bytes left, and truncates without a word what goes beyond: what atomically does on tmpfs. */
function shortWritingDisk(directory: string): FillingDisk {
  let left = 0;
  class ShortWritingStore {
    readonly #path: string;
    constructor(options: { readonly cwd: string; readonly name: string }) {
      this.#path = join(options.cwd, `${options.name}.json`);
    }
    set store(value: Record<string, unknown>) {
      const bytes = Buffer.from(JSON.stringify(value));
      mkdirSync(join(this.#path, ".."), { recursive: true });
      writeFileSync(this.#path, bytes.subarray(0, left));
      left = Math.max(0, left - bytes.length);
    }
  }
  return { directory, Store: ShortWritingStore, leave: (bytes) => void (left = bytes) };
}
