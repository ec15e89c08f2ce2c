import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Conf from "conf";
import { describe, expect, onTestFinished, test } from "vitest";
import { createOutboxStore } from "../../electron/storage/outbox-store.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import type { AttachmentId } from "../../shared/ids.ts";
import { err, ok } from "../../shared/result.ts";
import { createFakeOutboxStore } from "../support/fake-outbox-store.ts";
import { outboxStoreSuite } from "../suites/outbox-store.ts";
import { entry, fileOf, name, waiting } from "./outbox-entries.ts";
import { canMount, mountSmallDisk, orElse } from "./small-disk.ts";
import { temporaryDirectory } from "./temporary-directory.ts";
import { literal } from "../support/literal.ts";
import { coded } from "../../shared/text/catalogue.ts";

const silent = (): void => {};

function onDisk() {
  const directory = join(temporaryDirectory(), "workspace", "outbox");
  const logged: string[] = [];
  const open = () => createOutboxStore({ directory, Store: Conf, log: (_level, event) => void logged.push(event) });
  const put = (file: string, bytes: string | Uint8Array): void => writeFileSync(join(directory, file), bytes);
  return { directory, logged, open, put };
}

describe("the outbox on disk", () => {
  outboxStoreSuite(onDisk);
});

describe("the outbox that the tests of core use", () => {
  outboxStoreSuite(() => {
    const disk = createFakeOutboxStore();
    return { open: () => disk };
  });
});

const refused = err({ type: "other", detail: expect.any(String) });

test("a second entry of the same name is refused and the first one stays", () => {
  const { open } = onDisk();
  const store = open();
  store.add(entry(1));
  expect(store.add({ ...entry(1), content: plain("another") })).toEqual(refused);
  expect(open().load().entries).toEqual([waiting(1)]);
});

test("marks for what is not there are refused", () => {
  const store = onDisk().open();
  expect([
    store.markMayHaveArrived(name(1)),
    store.clearDoubt(name(1)),
    store.markRefused(name(1), literal("no")),
    store.clearRefusal(name(1)),
    store.revise(name(1), plain("other")),
  ]).toEqual(Array.from({ length: 5 }, () => refused));
});

describe("what happens to the files", () => {
  test.each([
    ["empty", ""],
    ["cut", '{"clientId":"00000000-0000-4000-8000-0000000'],
    ["garbage", new Uint8Array([0xff, 0x00, 0xfe])],
    ["null", "null"],
    ["a list", "[]"],
    ["of another shape", JSON.stringify({ ...entry(2), thread: { type: "conversation", id: -1 } })],
    ["another entry's", JSON.stringify(entry(3))],
  ])("an entry file that is %s is set aside with its marks and named; the others are fine", (_what, bytes) => {
    const { directory, logged, open, put } = onDisk();
    const store = open();
    for (const order of [1, 2]) store.add(entry(order));
    store.markMayHaveArrived(name(2));
    put(`${name(2)}.json`, bytes);
    const kept = join(directory, "damaged", `${name(2)}.json`);
    expect(open().load()).toEqual({ entries: [waiting(1)], setAside: [kept] });
    expect(readFileSync(kept)).toEqual(Buffer.from(bytes));
    expect(readdirSync(join(directory, "damaged"))).toEqual([`${name(2)}.doubt.json`, `${name(2)}.json`]);
    expect(logged).toEqual(["outbox-entry-damaged"]);
    expect(open().load()).toEqual({ entries: [waiting(1)], setAside: [] });
  });

  test("a second damaged file of the same name does not replace the first", () => {
    const { directory, open, put } = onDisk();
    open().load();
    for (const bytes of ["first", "second"]) {
      put(`${name(1)}.json`, bytes);
      open().load();
    }
    const kept = ["", ".1"].map((copy) => readFileSync(join(directory, "damaged", `${name(1)}.json${copy}`), "utf8"));
    expect(kept).toEqual(["first", "second"]);
  });

  test("[OB2] a damaged doubt is a doubt, and a damaged refusal a refusal", () => {
    const { open, put } = onDisk();
    open().add(entry(1));
    put(`${name(1)}.doubt.json`, "");
    put(`${name(1)}.refusal.json`, '{"rea');
    expect(open().load()).toEqual({
      entries: [{ ...waiting(1), mayHaveArrived: true, refusal: coded("message.reason-lost") }],
      setAside: [],
    });
    expect([open().markMayHaveArrived(name(1)), open().markRefused(name(1), literal("no"))]).toEqual([ok(), ok()]);
    expect(open().load().entries).toEqual([{ ...waiting(1), mayHaveArrived: true, refusal: literal("no") }]);
  });

  test("a damaged revision does not let the text from before it go out by itself", () => {
    const { logged, open, put } = onDisk();
    open().add(entry(1));
    put(`${name(1)}.revision.json`, '{"te');
    const refusal = coded("message.revision-lost");
    expect(open().load()).toEqual({ entries: [{ ...waiting(1), refusal }], setAside: [] });
    expect(logged).toEqual(["outbox-revision-damaged"]);
    expect(open().revise(name(1), plain("once more"))).toEqual(ok());
    expect(open().load().entries).toEqual([{ ...waiting(1), content: plain("once more") }]);
  });

  test("[OB5] a damaged mark of an upload is none, and marks of uploads go with their entry", () => {
    const { directory, open, put } = onDisk();
    const { id } = fileOf(4);
    open().add(entry(4));
    put(`${name(4)}.uploaded-${id}.json`, '{"attach');
    expect(open().load()).toEqual({ entries: [waiting(4)], setAside: [] });
    const store = open();
    store.load();
    store.markUploaded(name(4), id, { attachment: 501 as AttachmentId, at: 1 });
    store.remove(name(4));
    expect(readdirSync(directory)).toEqual([]);
    put(`${name(4)}.uploaded-${id}.json`, "{}");
    open().load();
    expect(readdirSync(directory)).toEqual([]);
  });

  test("what was written before messages had files is read", () => {
    const { open, put } = onDisk();
    open().add(entry(1));
    const { files: _none, ...before } = entry(1);
    put(`${name(1)}.json`, JSON.stringify(before));
    expect(open().load()).toEqual({ entries: [waiting(1)], setAside: [] });
  });

  test("what a killed process left half-written is swept, and marks without their entry", () => {
    const { directory, open, put } = onDisk();
    open().add(entry(1));
    put(`${name(2)}.unproven.json.tmp-1234567890abcdef`, "{");
    put(`${name(3)}.unproven.json`, JSON.stringify(entry(3)));
    put(`${name(4)}.doubt.json`, "{}");
    put(`${name(4)}.revision.json`, "{}");
    expect(open().load()).toEqual({ entries: [waiting(1)], setAside: [] });
    expect(readdirSync(directory)).toEqual([`${name(1)}.json`]);
  });

  test("a queue that cannot be looked into is named, never taken for an empty one", () => {
    const directory = temporaryDirectory();
    const file = join(directory, "outbox");
    writeFileSync(file, "not a directory");
    const store = createOutboxStore({ directory: file, Store: Conf, log: silent });
    expect(store.load()).toEqual({ entries: [], setAside: [file] });
    expect(store.add(entry(1)).ok).toBe(false);
  });

  test("an entry that cannot be read is named and stays where it is", () => {
    const { directory, open } = onDisk();
    open().add(entry(1));
    mkdirSync(join(directory, `${name(2)}.json`));
    expect(open().load()).toEqual({ entries: [waiting(1)], setAside: [join(directory, `${name(2)}.json`)] });
    expect(readdirSync(directory)).toContain(`${name(2)}.json`);
  });

  test(`where writing is denied nothing is added, and the reason is named${orElse("a folder's rights")}`, () => {
    const { directory, readOnly } = deniableDirectory();
    const store = createOutboxStore({ directory: join(directory, "outbox"), Store: Conf, log: silent });
    expect(store.add(entry(1))).toEqual(ok());
    readOnly();
    const denied = err({ type: "denied", detail: expect.any(String) });
    expect([store.add(entry(2)), store.markMayHaveArrived(name(1)), store.remove(name(1))]).toEqual([
      denied,
      denied,
      denied,
    ]);
    expect(store.load()).toEqual({ entries: [waiting(1)], setAside: [] });
  });
});

/** A directory that can be made read-only: a mounted one as root, whom permissions do not stop. */
function deniableDirectory(): { readonly directory: string; readonly readOnly: () => void } {
  if (canMount) {
    const disk = mountSmallDisk(128);
    const readOnly = () => void execFileSync("mount", ["-o", "remount,ro", disk.directory]);
    return { directory: disk.directory, readOnly };
  }
  const directory = temporaryDirectory();
  onTestFinished(() => chmodSync(join(directory, "outbox"), 0o700));
  return { directory, readOnly: () => chmodSync(join(directory, "outbox"), 0o500) };
}
