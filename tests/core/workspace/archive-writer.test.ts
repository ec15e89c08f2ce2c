import { expect, test } from "vitest";
import { createArchiveWriter } from "../../../electron/core/workspace/archive-writer.ts";
import type { Clock } from "../../../electron/core/ports/clock.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import { reduce } from "../../../shared/domain/workspace-reduce.ts";
import type { RecordId, RecordModel } from "../../../shared/ids.ts";
import { put, valuesOf } from "../../../shared/collections/table.ts";
import type { WorkspacePage } from "../../../shared/domain/workspace-page.ts";
import { channelId, conversation, endingWith, message, messageId, workspaceState } from "../../support/builders.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { createFakeArchive, emptyDisk, type ArchiveDisk } from "./fake-archive.ts";

const listOf = (count: number): WorkspaceState =>
  workspaceState({
    conversations: Array.from({ length: count }, (_, at) =>
      endingWith(conversation({ id: channelId(at + 1) }), message({ id: messageId(at + 100) })),
    ),
  });

/** An archive writer to whom every slice is over at once, so that it writes 50 rows each time that the clock lets it. */
function hurriedKeeper(disk: ArchiveDisk, before: WorkspaceState) {
  const clock = createFakeClock();
  let monotonic = 0;
  const impatient: Clock = { ...clock, monotonic: () => (monotonic += 1_000) };
  let state = before;
  const archiveWriter = createArchiveWriter(createFakeArchive(disk), impatient, () => state);
  return { clock, archiveWriter, become: (next: WorkspaceState) => (state = next) };
}

test("a long list is written to the archive in parts of 50, with a rest between them", async () => {
  const disk = emptyDisk();
  const { clock, archiveWriter, become } = hurriedKeeper(disk, listOf(0));
  become(listOf(180));
  archiveWriter.save();
  await clock.advanceUntil(() => disk.conversations.size > 0, 1);
  expect(disk.conversations.size).toBe(50);
  await clock.advance(0);
  expect(disk.saves.map((ids) => ids.split(" ").length)).toEqual([50, 50, 50, 30]);
});

test("a message about a record is kept by itself, and follows an edit", () => {
  const disk = emptyDisk();
  const { archiveWriter } = hurriedKeeper(disk, listOf(1));
  const thread = { type: "record", model: "sale.order" as RecordModel, id: 1 as RecordId } as const;
  const noted = message({ id: messageId(500), thread });
  archiveWriter.gapClosed();
  archiveWriter.keep({ type: "message-posted", message: noted, isSilent: false });
  archiveWriter.keep({ type: "message-changed", message: noted.id, changes: { text: "better" } });
  expect([disk.messages.get(noted.id), [...disk.spans], archiveWriter.hadPassedBy(noted)]).toEqual([
    { ...noted, text: "better" },
    [],
    false,
  ]);
});

test("a flush amid the writing of a long list writes the rest of it at once", () => {
  const disk = emptyDisk();
  const { archiveWriter, become } = hurriedKeeper(disk, listOf(0));
  become(listOf(180));
  archiveWriter.save();
  archiveWriter.flush();
  expect(disk.conversations.size).toBe(180);
});

test("a conversation that changes while a long list is written is kept as it is in the end", async () => {
  const disk = emptyDisk();
  const { clock, archiveWriter, become } = hurriedKeeper(disk, listOf(0));
  const [first, last] = [listOf(180), channelId(180)];
  become(first);
  archiveWriter.save();
  const renamed = conversation({ id: last, name: "renamed" });
  become({ ...first, conversations: put(first.conversations, [[last, renamed]]) });
  await clock.advance(1_000);
  expect(disk.conversations.get(last)).toBe(renamed);
});

test("what is missing in a first list whose writing a crash broke off is no news, and what is new to a whole one is", async () => {
  const disk = emptyDisk();
  const crashed = hurriedKeeper(disk, listOf(0));
  crashed.become(listOf(180));
  crashed.archiveWriter.save();
  await crashed.clock.advanceUntil(() => disk.conversations.size > 0, 1);

  const after = hurriedKeeper(disk, workspaceState({ conversations: [...disk.conversations.values()] }));
  expect(after.archiveWriter.lastListed()(channelId(180))).toBe(Infinity);
  after.become(listOf(180));
  after.archiveWriter.flush();
  expect([1, 180, 181].map((id) => after.archiveWriter.lastListed()(channelId(id)))).toEqual([100, 279, 0]);
});

/** The first half of a list of 180 is known; the rest comes with the page. */
function halfRestored() {
  const whole = valuesOf(listOf(180).conversations);
  const disk = emptyDisk();
  for (const one of whole) disk.conversations.set(one.id, one);
  const from = { channel: null, person: null };
  const before = { ...workspaceState({ conversations: whole.slice(0, 90) }), cursor: from };
  const page: WorkspacePage = {
    type: "workspace-page-loaded",
    from,
    to: null,
    conversations: whole.slice(90),
    people: [],
  };
  return { ...hurriedKeeper(disk, before), disk, page, before, after: reduce(before, page) };
}

test("what of a long list is not read from the archive yet is no news, and neither deleted nor written again once it is", () => {
  const { archiveWriter, become, disk, page, after } = halfRestored();
  const news = () => [1, 180, 181].map((id) => archiveWriter.lastListed()(channelId(id)));
  archiveWriter.flush();
  expect([disk.saves, disk.conversations.size, news()]).toEqual([[], 180, [100, Infinity, Infinity]]);
  become(after);
  archiveWriter.restored(page);
  archiveWriter.flush();
  expect([disk.saves, disk.conversations.size, news()]).toEqual([[], 180, [100, 279, 0]]);
});

test("what was not read of an archive before it was emptied is no news later", () => {
  const { archiveWriter, become, disk, before } = halfRestored();
  disk.conversations.clear();
  archiveWriter.rewriteAll();
  become({ ...before, cursor: null });
  archiveWriter.flush();
  expect([disk.conversations.size, archiveWriter.lastListed()(channelId(180))]).toEqual([90, Infinity]);
});
