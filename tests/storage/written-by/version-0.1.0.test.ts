import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Conf from "conf";
import { expect, test } from "vitest";
import { createArchive } from "../../../electron/storage/archive.ts";
import { dataFolder } from "../../../electron/storage/data-folder.ts";
import { createOutboxFiles } from "../../../electron/storage/outbox-files.ts";
import { createOutboxStore } from "../../../electron/storage/outbox-store.ts";
import { createSettingsStore } from "../../../electron/storage/settings-store.ts";
import { createWindowStateStore } from "../../../electron/storage/window-state-store.ts";
import { createWorkspaceRegistry } from "../../../electron/storage/workspace-registry.ts";
import { plain } from "../../../shared/domain/messages/content.ts";
import { channelId, clientId, messageId, uuid, workspaceId } from "../../support/builders.ts";
import { conversationsIn, peopleIn } from "../../support/rows-after.ts";
import { temporaryDirectory } from "../temporary-directory.ts";
import { english } from "../../../shared/text/languages.ts";
import { forEver } from "../../../shared/domain/moment.ts";

/**
 * `0.1.0/` is a data folder that version 0.1.0 wrote. What people have on their disks looks like it, so it is never
 * written anew: a later version that cannot read it lacks a migration.
 */
const written = fileURLToPath(new URL("0.1.0", import.meta.url));
const at = Date.UTC(2026, 10, 23, 9);

function open() {
  const directory = temporaryDirectory();
  cpSync(written, directory, { recursive: true });
  const logged: unknown[] = [];
  const log = (level: string, event: string, context: unknown): void => void logged.push({ level, event, context });
  const folder = dataFolder(directory);
  const { root, outbox, files } = folder.workspace(workspaceId(1));
  const onRebuilt = (setAside: string): void => void logged.push({ setAside });
  return {
    logged,
    settings: createSettingsStore({ directory, Store: Conf, log }),
    window: createWindowStateStore({ directory, Store: Conf, log }),
    registry: createWorkspaceRegistry({ folder, Store: Conf, log }),
    outbox: createOutboxStore({ directory: outbox, Store: Conf, log }),
    files: createOutboxFiles({ directory: files, newId: () => uuid(99), log }),
    archive: createArchive({ directory: root, log, onRebuilt }),
  };
}

test("settings and the place of the window that version 0.1.0 wrote are read", () => {
  const { settings, window, logged } = open();
  expect(settings.read()).toMatchObject({
    theme: "dark",
    notifications: "mentions",
    showPreviews: false,
    closeToTray: false,
    sendOn: "mod-enter",
    quietHours: { from: 1_200, to: 420 },
  });
  expect(window.read()).toMatchObject({ x: 40, y: 30, width: 1_200, height: 800, isMaximized: true });
  expect(logged).toEqual([]);
});

test("workspaces that version 0.1.0 wrote are listed in their order, with session and with API key", () => {
  const { registry, logged } = open();
  expect(registry.list()).toMatchObject([
    {
      id: workspaceId(1),
      uid: 6,
      profile: {
        kind: "odoo",
        access: "session",
        name: "Example",
        server: "https://odoo.example.com",
        database: "example",
        login: "me@example.com",
        self: "partner:42",
      },
    },
    { id: workspaceId(2), uid: 9, profile: { access: "api-key", server: "http://10.0.0.5:8069", self: "partner:9" } },
  ]);
  expect(logged).toEqual([]);
});

test("every message that version 0.1.0 queued is there with its marks, in order", () => {
  const { outbox, files, logged } = open();
  const { entries, setAside } = outbox.load();
  expect(setAside).toEqual([]);
  expect(entries).toMatchObject([
    {
      clientId: clientId(1),
      thread: { type: "conversation", id: 1 },
      replyTo: null,
      queuedAt: at + 1_000,
      order: 1,
      mayHaveArrived: false,
    },
    { clientId: clientId(2), replyTo: 100, mayHaveArrived: true },
    { clientId: clientId(3), mayHaveArrived: false },
    { clientId: clientId(4) },
    { clientId: clientId(5), files: [{ name: "plan.txt", size: 9, upload: { attachment: 77, at } }] },
  ]);
  expect(entries.map(({ refusal }) => refusal !== null)).toEqual([false, false, true, false, false]);
  expect(entries.flatMap(({ refusal }) => (refusal === null ? [] : english.say(refusal)))).toEqual([
    "Odoo refused this message: “You are not allowed to post here.”",
  ]);
  expect(entries.map(({ content }) => content)).toEqual(
    ["waits", "in doubt, with a reply\nand a second line", "refused", "revised: Łódź, 日本, 👩‍👩‍👧", "with a file"].map(
      (text) => plain(text),
    ),
  );
  const [file] = entries[4]?.files ?? [];
  expect(file && files.open(file)).toMatchObject({ ok: true, value: { size: 9 } });
  expect(logged).toEqual([]);
});

test("the archive that version 0.1.0 wrote gives its conversations, people and history without a hole", () => {
  const { archive, logged } = open();
  expect(conversationsIn(archive)).toMatchObject([
    {
      id: 1,
      kind: "channel",
      name: "general",
      description: "All of us",
      members: [
        { id: 1, person: "partner:42", seen: null },
        { id: 2, person: "partner:43", seen: null },
      ],
      unread: 3,
      unreadAsOf: 812,
      newMessageSeparator: 101,
      notify: "mentions",
      avatarVersion: "20261120",
      lastInterestAt: at,
      lastMessage: { id: 103, author: "partner:43", text: "see you", sentAt: at },
    },
    { id: 2, kind: "chat", customName: "Ali", mutedUntil: forEver, members: [{ seen: 90 }] },
    { id: 3, kind: "group", name: "", isPinned: false, mutedUntil: at + 3_600_000 },
  ]);
  expect(archive.latestConversations(9).map(({ id }) => id)).toEqual([1, 2]);
  expect(peopleIn(archive)).toMatchObject([
    { key: "guest:7", name: "Visitor", isUser: false, presence: "unknown" },
    { key: "partner:42", name: "Me Myself", presence: "online", isUser: true },
    { key: "partner:43", name: "Alice", presence: "away", avatarVersion: "1763" },
  ]);
  expect(archive.page(channelId(1), null, "older", 10)).toMatchObject({
    reachesStart: true,
    endsAtHole: false,
    messages: [
      {
        id: 100,
        author: "partner:43",
        sentAt: at,
        kind: "comment",
        body: "<p>Hello <b>all</b></p>",
        text: "Hello all",
      },
      {
        id: 101,
        isEdited: true,
        isStarred: true,
        replyTo: { id: 100, author: "partner:43", text: "Hello all" },
        reactions: [{ content: "👍", count: 2, people: ["partner:42", "partner:44"] }],
        mentions: ["partner:42"],
      },
      {
        id: 102,
        kind: "system",
        author: null,
        authorName: "stranger@example.com",
        pinnedAt: at + 5_000,
        attachments: [
          { id: 7, name: "plan.pdf", mimetype: "application/pdf", size: 1_024 },
          { id: 8, name: "photo.png", mimetype: "image/png", size: null },
        ],
      },
      { id: 103, author: "partner:42", isDeleted: true, body: "", clientId: clientId(9) },
    ],
  });
  expect(archive.message(messageId(90))).toMatchObject({ id: 90, thread: { type: "conversation", id: 2 } });
  expect(archive.marked("starred")).toEqual([101]);
  expect(archive.marked("pinned")).toEqual([102]);
  expect(archive.readFact("bus.last")).toBe("812");
  expect(logged).toEqual([]);
  archive.close();
});
