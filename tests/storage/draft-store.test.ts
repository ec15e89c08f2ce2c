import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Conf from "conf";
import { expect, test } from "vitest";
import type { StoredDraft } from "../../electron/core/ports/drafts.ts";
import { createDraftStore } from "../../electron/storage/draft-store.ts";
import { emptyDraft } from "../../shared/domain/drafts/draft.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { ok } from "../../shared/result.ts";
import { alice, channelId, clientId, messageId } from "../support/builders.ts";
import { fileOf } from "./outbox-entries.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

function onDisk() {
  const directory = join(temporaryDirectory(), "workspace", "drafts");
  const logged: string[] = [];
  const open = () => createDraftStore({ directory, Store: Conf, log: (_level, event) => void logged.push(event) });
  return { directory, logged, open };
}

const whole: StoredDraft = {
  channel: channelId(1),
  clientId: clientId(1),
  content: plain("half a thought\n“with” 日本語"),
  replyTo: { message: messageId(5), author: alice, authorName: null, excerpt: "their words" },
  edit: { type: "message", message: messageId(7), content: plain("better words"), excerpt: "words" },
  files: [fileOf(1)],
  updatedAt: 1_700_000_000_000,
};
const short: StoredDraft = {
  ...emptyDraft,
  channel: channelId(2),
  clientId: clientId(2),
  content: plain("two"),
  updatedAt: 2,
};

test("drafts are after a restart as they were written last, one for each conversation", () => {
  const { directory, open } = onDisk();
  expect(open().load()).toEqual({ drafts: [], setAside: [] });
  const store = open();
  for (const draft of [{ ...whole, content: plain("half") }, short, whole]) expect(store.write(draft)).toEqual(ok());
  expect(open().load()).toEqual({ drafts: [whole, short], setAside: [] });
  expect(readdirSync(directory)).toEqual(["1.json", "2.json"]);
  expect([store.remove(whole.channel), store.remove(channelId(99))]).toEqual([ok(), ok()]);
  expect(open().load()).toEqual({ drafts: [short], setAside: [] });
});

test.each([
  [
    "without what this version added",
    { channel: 2, clientId: clientId(2), content: { text: "two" } },
    { ...short, updatedAt: 0 },
  ],
  ["with what a later version added", { ...short, content: { text: "two", blocks: [] }, mood: "good" }, short],
])("a draft %s is read", (_what, written, read) => {
  const { directory, open } = onDisk();
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "2.json"), JSON.stringify(written));
  expect(open().load()).toEqual({ drafts: [read], setAside: [] });
});

test.each([
  ["cut", '{"channel":1,"clientId":"0000'],
  ["empty", ""],
  ["another conversation's", JSON.stringify(short)],
  ["of another shape", JSON.stringify({ ...whole, content: "text" })],
])("a draft file that is %s is set aside and reported, and costs no other draft", (_what, bytes) => {
  const { directory, logged, open } = onDisk();
  const store = open();
  store.write(whole);
  store.write(short);
  writeFileSync(join(directory, "1.json"), bytes);
  const kept = join(directory, "damaged", "1.json");
  expect(open().load()).toEqual({ drafts: [short], setAside: [kept] });
  expect([readFileSync(kept, "utf8"), logged]).toEqual([bytes, ["draft-damaged"]]);
});
