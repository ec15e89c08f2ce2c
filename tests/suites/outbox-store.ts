import { expect, test } from "vitest";
import type { OutboxStore } from "../../electron/core/ports/storage.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { ok } from "../../shared/result.ts";
import type { AttachmentId, PartnerId, RecordId, RecordModel } from "../../shared/ids.ts";
import { entry, fileOf, name, waiting } from "../storage/outbox-entries.ts";
import { literal } from "../support/literal.ts";

/** What every OutboxStore keeps. `create` makes an empty queue; each `open` is the application started once more. */
export function outboxStoreSuite(create: () => { readonly open: () => OutboxStore }): void {
  test("a new queue is empty", () => {
    expect(create().open().load()).toEqual({ entries: [], setAside: [] });
  });

  test("what was added is there after a restart, as it was written and in its order", () => {
    const { open } = create();
    const store = open();
    for (const order of [3, 1, 2]) expect(store.add(entry(order))).toEqual(ok());
    expect(open().load().entries).toEqual([1, 2, 3].map(waiting));
    expect(store.add(entry(4))).toEqual(ok());
    expect(open().load().entries.at(-1)).toEqual(waiting(4));
  });

  test.each([
    ["nothing", ""],
    ["every control character", String.fromCodePoint(...Array.from({ length: 32 }, (_, code) => code))],
    ["emoji, right-to-left text and HTML", "👩‍👩‍👧 مرحبا <b>&amp;</b> \u2028"],
    ["half a surrogate pair", "\uD83D"],
    ["100,000 characters", "ß".repeat(100_000)],
  ])("a text of %s comes back the same", (_what, text) => {
    const { open } = create();
    expect(open().add({ ...entry(1), content: plain(text) })).toEqual(ok());
    expect(open().load().entries).toEqual([{ ...waiting(1), content: plain(text) }]);
  });

  test("formatted content and whom it names come back the same, as written and as put in other words", () => {
    const { open } = create();
    const mentions = [{ type: "partner", partner: 7 as PartnerId, name: "Ann" }] as const;
    const content = { type: "html", html: "<p><b>hi</b> @Ann</p>", text: "hi @Ann", mentions } as const;
    const store = open();
    expect([store.add({ ...entry(1), content }), store.add(entry(2))]).toEqual([ok(), ok()]);
    expect([store.revise(name(2), content)]).toEqual([ok()]);
    expect(open().load().entries).toEqual([
      { ...waiting(1), content },
      { ...waiting(2), content },
    ]);
  });

  test("a message about a record comes back as one", () => {
    const { open } = create();
    const thread = { type: "record", model: "sale.order" as RecordModel, id: 7 as RecordId } as const;
    expect(open().add({ ...entry(1), thread })).toEqual(ok());
    expect(open().load().entries).toEqual([{ ...waiting(1), thread }]);
  });

  test("[OB3] the doubt is there after a restart", () => {
    const { open } = create();
    const store = open();
    store.add(entry(1));
    expect([store.markMayHaveArrived(name(1)), store.markMayHaveArrived(name(1))]).toEqual([ok(), ok()]);
    expect(open().load().entries).toEqual([{ ...waiting(1), mayHaveArrived: true }]);
  });

  test("[OB5] an upload is there after a restart, of the file and the entry that it was marked for", () => {
    const { open } = create();
    const store = open();
    const files = [fileOf(1), fileOf(2)];
    const upload = { attachment: 501 as AttachmentId, at: 1_700_000_000_000 };
    for (const order of [1, 2]) store.add({ ...entry(order), files: order === 1 ? files : [] });
    expect(store.markUploaded(name(1), fileOf(2).id, upload)).toEqual(ok());
    expect(
      open()
        .load()
        .entries.map((stored) => stored.files),
    ).toEqual([
      [
        { ...fileOf(1), upload: null },
        { ...fileOf(2), upload },
      ],
      [],
    ]);
    store.remove(name(1));
    store.add({ ...entry(1), files });
    expect(
      open()
        .load()
        .entries[0]?.files.map((stored) => stored.upload),
    ).toEqual([null, null]);
  });

  test("a refusal is there with its reason until it is taken back; the doubt stays", () => {
    const { open } = create();
    const store = open();
    store.add(entry(1));
    store.markMayHaveArrived(name(1));
    expect(store.markRefused(name(1), literal("You may not write here"))).toEqual(ok());
    expect(store.markRefused(name(1), literal("Still not"))).toEqual(ok());
    expect(open().load().entries).toEqual([{ ...waiting(1), mayHaveArrived: true, refusal: literal("Still not") }]);
    expect([store.clearRefusal(name(1)), store.clearRefusal(name(1))]).toEqual([ok(), ok()]);
    expect(open().load().entries).toEqual([{ ...waiting(1), mayHaveArrived: true }]);
  });

  test("[OB3] the server's no settles the doubt, and only that", () => {
    const { open } = create();
    const store = open();
    store.add(entry(1));
    store.markMayHaveArrived(name(1));
    store.markRefused(name(1), literal("no"));
    expect([store.clearDoubt(name(1)), store.clearDoubt(name(1))]).toEqual([ok(), ok()]);
    expect(open().load().entries).toEqual([{ ...waiting(1), refusal: literal("no") }]);
  });

  test("another text is there after a restart, the last one counts, and its place and marks stay", () => {
    const { open } = create();
    const store = open();
    for (const order of [1, 2]) store.add(entry(order));
    store.markRefused(name(1), literal("no"));
    expect([store.revise(name(1), plain("\uD83D other")), store.revise(name(1), plain("the last"))]).toEqual([
      ok(),
      ok(),
    ]);
    expect(open().load().entries).toEqual([
      { ...waiting(1), content: plain("the last"), refusal: literal("no") },
      waiting(2),
    ]);
  });

  test("a removed entry is gone with its marks, and only that one; twice is fine", () => {
    const { open } = create();
    const store = open();
    for (const order of [1, 2]) store.add(entry(order));
    store.markMayHaveArrived(name(1));
    store.markRefused(name(1), literal("no"));
    store.revise(name(1), plain("other"));
    expect([store.remove(name(1)), store.remove(name(1))]).toEqual([ok(), ok()]);
    expect(open().load().entries).toEqual([waiting(2)]);
    store.add(entry(1));
    expect(open().load().entries).toEqual([waiting(1), waiting(2)]);
  });

  test("marks for what is not there leave nothing", () => {
    const { open } = create();
    const store = open();
    store.markMayHaveArrived(name(1));
    store.markRefused(name(1), literal("no"));
    store.clearRefusal(name(1));
    store.clearDoubt(name(1));
    store.revise(name(1), plain("other"));
    store.add(entry(1));
    expect(open().load().entries).toEqual([waiting(1)]);
  });
}
