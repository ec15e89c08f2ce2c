import { expect, test } from "vitest";
import { charactersAtMost, draftsAtMost } from "../../../electron/core/drafts/limits.ts";
import { emptyDraft } from "../../../shared/domain/drafts/draft.ts";
import type { DraftInput } from "../../../shared/ipc/draft-input.ts";
import { channelId, conversation, general, messageId } from "../../support/builders.ts";
import { createFakeDraftStore } from "../../support/fake-draft-store.ts";
import { diskFull } from "../../support/fake-outbox-store.ts";
import { engineOnFakes, type EngineOnFakes } from "../workspace/engine-on-fakes.ts";
import { plain } from "../../../shared/domain/messages/content.ts";

const random = channelId(2);

function draft(text: string, more: Partial<DraftInput> = {}): DraftInput {
  return { ...emptyDraft, files: [], content: plain(text), ...more };
}

/** With two conversations in its list. `earlier`: what is on disk of the run before. */
function running(earlier: Partial<Pick<EngineOnFakes, "disk" | "outbox" | "drafts" | "files">> = {}) {
  const on = engineOnFakes(earlier);
  on.engine.loadQueue();
  for (const id of [general, random])
    on.bring({ type: "conversation-joined", channel: id, changes: { ...conversation({ id }) } });
  return on;
}

async function started() {
  const on = engineOnFakes();
  for (const id of [general, random]) on.server.addConversation(conversation({ id }));
  on.engine.loadQueue();
  on.engine.start(on.asServer);
  await on.up();
  return on;
}

const kept = (on: EngineOnFakes, channel = general) => on.engine.state().drafts[channel];
const texts = (on: EngineOnFakes) => on.drafts.drafts().map(({ content }) => content.text);

test("[DR1] a draft is on disk when it is told, and each change has a greater revision", async () => {
  const on = await started();
  const first = on.engine.saveDraft(general, draft("half"), Infinity);
  const second = on.engine.saveDraft(general, draft("half a thought"), Infinity);
  const [one, two] = [first, second].map((saved) => (saved.ok ? saved.value.revision : 0));
  expect(two).toBeGreaterThan(one ?? 0);
  expect(texts(on)).toEqual(["half a thought"]);
  expect(on.of("draft-changed").map(({ draft: told }) => [told.content.text, told.revision])).toEqual([
    ["half", one],
    ["half a thought", two],
  ]);
});

test("a draft that is there already is neither written nor told again, and an empty one is no file", async () => {
  const on = await started();
  on.engine.saveDraft(general, draft(""), Infinity);
  on.engine.saveDraft(general, draft("half"), Infinity);
  on.engine.saveDraft(general, draft("half"), Infinity);
  expect([on.drafts.writes(), on.of("draft-changed").length]).toEqual([1, 1]);
  on.engine.saveDraft(general, draft(""), Infinity);
  expect([on.drafts.drafts(), kept(on)]).toMatchObject([[], { content: { text: "" } }]);
});

test("[DR1] a draft that the disk does not take is refused with the reason, and the last one holds", async () => {
  const on = await started();
  on.engine.saveDraft(general, draft("half"), Infinity);
  on.drafts.break(diskFull);
  expect(on.engine.saveDraft(general, draft("half a thought"), Infinity)).toMatchObject({
    error: { reason: "disk-full" },
  });
  expect([kept(on)?.content.text, texts(on)]).toEqual(["half", ["half"]]);
});

test("no draft is kept of a conversation that is not in the list", async () => {
  const on = await started();
  const refused = { ok: false, error: { reason: "no-conversation" } };
  expect(on.engine.saveDraft(channelId(99), draft("x"), Infinity)).toMatchObject(refused);
  expect(on.drafts.writes()).toBe(0);
});

test("[DR3] the drafts of a workspace are bounded in length, and what there is keeps its place", async () => {
  const on = await started();
  const most = "x".repeat(charactersAtMost - 1);
  expect(on.engine.saveDraft(general, draft(most), Infinity)).toMatchObject({ ok: true });
  expect(on.engine.saveDraft(random, draft("xy"), Infinity)).toMatchObject({ error: { reason: "too-many-drafts" } });
  expect(on.engine.saveDraft(random, draft("x"), Infinity)).toMatchObject({ ok: true });
  expect(on.engine.saveDraft(general, draft("short"), Infinity)).toMatchObject({ ok: true });
  expect(on.engine.saveDraft(random, draft("xy"), Infinity)).toMatchObject({ ok: true });
});

test("[DR3] the drafts of a workspace are bounded in number", async () => {
  const on = await started();
  const channels = Array.from({ length: draftsAtMost + 1 }, (_none, index) => channelId(100 + index));
  for (const id of channels) on.bring({ type: "conversation-joined", channel: id, changes: conversation({ id }) });
  const outcomes = channels.map((channel) => on.engine.saveDraft(channel, draft("x"), Infinity).ok);
  expect([outcomes.filter(Boolean).length, outcomes.at(-1)]).toEqual([draftsAtMost, false]);
});

test("[DR2] a sent message takes its draft away and the name that it had; an edit that goes on stays", async () => {
  const on = await started();
  const edit = { type: "message", message: messageId(7), content: plain("better"), excerpt: "good" } as const;
  on.engine.saveDraft(general, draft("hello", { edit }), Infinity);
  on.engine.saveDraft(random, draft("other"), Infinity);
  const [name] = on.drafts.drafts().map(({ clientId }) => clientId);
  expect(on.engine.sendMessage(general, plain("hello"), null)).toEqual({ ok: true, value: { clientId: name } });
  expect(kept(on)).toMatchObject({ content: { text: "" }, edit });
  await on.clock.settle();
  expect(on.drafts.drafts()).toMatchObject([
    { content: { text: "" }, edit },
    { channel: random, content: { text: "other" } },
  ]);
  expect(on.drafts.drafts().map(({ clientId }) => clientId)).not.toContain(name);
});

test("[DR2] a message that could not be written leaves its draft", async () => {
  const on = await started();
  on.engine.saveDraft(general, draft("hello"), Infinity);
  on.outbox.break(["add"], diskFull);
  expect(on.engine.sendMessage(general, plain("hello"), null)).toMatchObject({ error: { reason: "disk-full" } });
  await on.clock.settle();
  expect([kept(on)?.content.text, texts(on)]).toEqual(["hello", ["hello"]]);
});

test("[DR2] the draft of a sent message goes when the disk takes it, unless something new is written there", async () => {
  const on = await started();
  for (const channel of [general, random]) on.engine.saveDraft(channel, draft("hello"), Infinity);
  on.drafts.break(diskFull);
  for (const channel of [general, random]) on.engine.sendMessage(channel, plain("hello"), null);
  await on.clock.settle();
  expect(texts(on)).toEqual(["hello", "hello"]);
  on.drafts.break(null);
  on.engine.saveDraft(random, draft("and then"), Infinity);
  await on.clock.advance(120_000);
  expect(on.drafts.drafts()).toMatchObject([{ channel: random, content: { text: "and then" } }]);
});

test("what was written is there again after the program has ended, with its files, and can be sent", async () => {
  const first = await started();
  const attached = await first.engine.files.attach([{ type: "path", path: "/home/me/plan.png" }]);
  const [file] = attached.ok ? attached.value.files : [];
  if (!file) throw new Error("nothing attached");
  const replyTo = { message: messageId(5), author: null, authorName: "Alice", excerpt: "words" };
  first.engine.saveDraft(general, draft("half a thought", { replyTo, files: [file.id] }), Infinity);
  first.engine.stop();
  first.files.restart();
  const { disk, outbox, drafts, files } = first;
  const next = running({ disk, outbox, drafts, files });
  expect(kept(next)).toMatchObject({ content: { text: "half a thought" }, replyTo, files: [file] });
  expect(next.files.ids()).toEqual([file.id]);
  expect(next.engine.sendMessage(general, plain("half a thought"), null, [file.id])).toMatchObject({ ok: true });
  await next.clock.settle();
  expect([next.drafts.drafts(), next.files.ids()]).toEqual([[], [file.id]]);
});

test("a file whose copy is gone is left out of the draft that had it", async () => {
  const first = await started();
  const attached = await first.engine.files.attach([{ type: "path", path: "/home/me/plan.png" }]);
  const [file] = attached.ok ? attached.value.files : [];
  if (!file) throw new Error("nothing attached");
  first.engine.saveDraft(general, draft("see this", { files: [file.id] }), Infinity);
  first.engine.stop();
  first.files.remove(file.id);
  const { disk, outbox, drafts, files } = first;
  expect(kept(running({ disk, outbox, drafts, files }))).toMatchObject({ content: { text: "see this" }, files: [] });
});

test("when a draft cannot be read no file is swept, for it may want it when it comes back", async () => {
  const first = await started();
  await first.engine.files.attach([{ type: "path", path: "/home/me/plan.png" }]);
  first.engine.stop();
  first.files.restart();
  const { disk, outbox, files } = first;
  running({ disk, outbox, files, drafts: createFakeDraftStore(["drafts/damaged/1.json"]) });
  expect(files.ids()).toHaveLength(1);
  running({ disk, outbox, files });
  expect(files.ids()).toEqual([]);
});

test("[DR4] who clears a draft does not clear what another window has written since", async () => {
  const on = await started();
  const first = on.engine.saveDraft(general, draft("mine"), -1);
  on.engine.saveDraft(general, draft("theirs"), -1);
  const known = first.ok ? first.value.revision : 0;
  expect(on.engine.saveDraft(general, draft(""), known)).toEqual({ ok: true, value: { revision: known } });
  expect([texts(on), kept(on)?.content.text]).toEqual([["theirs"], "theirs"]);
  on.engine.saveDraft(general, draft(""), kept(on)?.revision ?? 0);
  expect(texts(on)).toEqual([]);
});
