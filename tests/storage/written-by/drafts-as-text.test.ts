import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Conf from "conf";
import { expect, test } from "vitest";
import { createDraftStore } from "../../../electron/storage/draft-store.ts";
import { plain } from "../../../shared/domain/messages/content.ts";
import { alice, channelId, clientId, messageId } from "../../support/builders.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

/** `drafts-as-text/` is what was kept while a draft was text and nothing else. */
test("a draft of before there was more than text is read as plain text, an edit in progress too", () => {
  const directory = temporaryDirectory();
  cpSync(fileURLToPath(new URL("drafts-as-text", import.meta.url)), directory, { recursive: true });
  const logged: unknown[] = [];
  const store = createDraftStore({ directory, Store: Conf, log: (...line) => void logged.push(line) });
  expect(store.load()).toEqual({
    drafts: [
      {
        channel: channelId(1),
        clientId: clientId(0x51),
        content: plain("half a thought\n日本"),
        replyTo: { message: messageId(100), author: alice, authorName: null, excerpt: "Hello all" },
        edit: { type: "entry", clientId: clientId(3), content: plain("better"), excerpt: "refused" },
        files: [],
        updatedAt: 1_795_424_401_000,
      },
    ],
    setAside: [],
  });
  expect(logged).toEqual([]);
});
