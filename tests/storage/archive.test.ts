import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import Libsql from "libsql";
import { describe, expect, test } from "vitest";
import type { Archive, ArchivePage } from "../../electron/core/ports/archive.ts";
import { createArchive } from "../../electron/storage/archive.ts";
import type { Conversation } from "../../shared/domain/conversations/types.ts";
import { archiveSuite, known } from "../suites/archive.ts";
import { channelId, conversation, general, message, messageId, person } from "../support/builders.ts";
import { conversationsIn, peopleIn } from "../support/rows-after.ts";
import { emptyArchive, inMemoryArchive } from "./in-memory-archive.ts";
import { canMount, mountSmallDisk, orElse } from "./small-disk.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

function onDisk(directory = join(temporaryDirectory(), "workspace")) {
  const logged: string[] = [];
  const rebuilt: string[] = [];
  const open = (): Archive =>
    createArchive({
      directory,
      log: (_level, event) => void logged.push(event),
      onRebuilt: (setAside) => void rebuilt.push(setAside),
    });
  return { directory, path: join(directory, "archive-1.sqlite"), logged, rebuilt, open };
}

describe("the archive on disk", () => {
  archiveSuite(onDisk);
});

describe("the archive in memory", () => {
  archiveSuite(() => {
    const held = emptyArchive();
    return { open: () => inMemoryArchive(held) };
  });
});

test("whatever is saved and removed, the archive on disk answers as the one in memory", () => {
  const id = fc.integer({ min: 1, max: 30 });
  const deed = fc.oneof(
    fc.record({
      deed: fc.constant("save"),
      from: id,
      length: fc.nat({ max: 6 }),
      gap: fc.nat({ max: 3 }),
      start: fc.boolean(),
    }),
    fc.record({
      deed: fc.constant("remove"),
      from: id,
      length: fc.nat({ max: 3 }),
      gap: fc.constant(0),
      start: fc.constant(false),
    }),
  );
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
      const { open } = onDisk();
      const archives = [open(), inMemoryArchive()];
      for (const archive of archives)
        for (const { deed: what, from, length, gap, start } of deeds) {
          const ids = Array.from({ length: length + 1 }, (_, nth) => messageId(from + nth));
          if (what === "remove") archive.removeMessages(ids);
          else {
            const messages = ids
              .filter((each) => gap === 0 || each % (gap + 1) !== 0)
              .map((each) => message({ id: each }));
            archive.saveMessages(general, messages, known(from, from + length, start ? "start" : undefined));
          }
        }
      const [disk, memory] = archives.map(answers);
      archives[0]?.close();
      expect(disk).toEqual(memory);
    }),
    { numRuns: 60 },
  );
});

describe("a damaged file", () => {
  test.each([
    ["is no database", () => "no database, ".repeat(1_000)],
    ["was cut short", (whole: Buffer) => whole.subarray(0, 5_000)],
    ["was overwritten in the middle", (whole: Buffer) => Buffer.from(whole).fill(0xa5, 4_096)],
  ])("that %s is set aside as it is, and an empty archive works in its place", (_what, damage) => {
    const { open, path, rebuilt, directory } = onDisk();
    fill(open());
    const damaged = damage(readFileSync(path));
    writeFileSync(path, damaged);
    const archive = open();
    expect([archive.message(messageId(500)), conversationsIn(archive)]).toEqual([null, []]);
    expect(archive.page(general, null, "older", 3)).toEqual({ messages: [], reachesStart: false, endsAtHole: true });
    archive.saveMessages(general, [message()], known(100, 100));
    archive.close();
    expect(rebuilt).toEqual([path]);
    expect(readFileSync(path)).toEqual(Buffer.from(damaged));
    expect(open().message(messageId(100))).toEqual(message());
    expect(rebuilt).toEqual([path]);
    expect(existsSync(join(directory, "archive-2.sqlite"))).toBe(true);
  });

  test("that shows while the application runs: what was asked is done on the new one", () => {
    const { open, path, rebuilt, logged } = onDisk();
    fill(open());
    // The first pages are whole, so that it opens; the rest is not.
    writeFileSync(path, Buffer.from(readFileSync(path)).fill(0xa5, 3 * 4_096));
    const archive = open();
    expect(rebuilt).toEqual([]);
    archive.saveMessages(
      general,
      Array.from({ length: 900 }, (_, nth) => message({ id: messageId(nth + 1) })),
      known(1, 900),
    );
    expect(archive.newestKnown(general)).toBe(900);
    expect([rebuilt, logged]).toEqual([[path], ["archive-damaged"]]);
  });

  test("that shows while the application runs: the list can be written on the new one before anything else", () => {
    const { open, path, directory } = onDisk();
    fill(open());
    writeFileSync(path, Buffer.from(readFileSync(path)).fill(0xa5, 3 * 4_096));
    const held: (readonly Conversation[])[] = [];
    const archive = createArchive({
      directory,
      log: () => {},
      onRebuilt() {
        held.push(conversationsIn(archive));
        archive.saveConversations([conversation()]);
      },
    });
    const many = Array.from({ length: 900 }, (_, nth) => message({ id: messageId(nth + 1) }));
    archive.saveMessages(general, many, known(1, 900));
    held.push(conversationsIn(archive));
    expect([held, archive.newestKnown(general)]).toEqual([[[], [conversation()]], 900]);
  });

  test("is kept until the next one is set aside", () => {
    const { open, directory } = onDisk();
    for (const number of [1, 2, 3]) {
      open().close();
      writeFileSync(join(directory, `archive-${number}.sqlite`), "no database, ".repeat(1_000));
    }
    open().close();
    open().close();
    expect(readdirSync(directory).filter((name) => name.endsWith(".sqlite"))).toEqual([
      "archive-3.sqlite",
      "archive-4.sqlite",
    ]);
  });
});

test("a file of a later Parley is set aside like a damaged one", () => {
  const { open, path, rebuilt } = onDisk();
  open().close();
  const later = new Libsql(path);
  later.exec("PRAGMA user_version = 1000");
  later.close();
  expect([peopleIn(open()), rebuilt]).toEqual([[], [path]]);
});

test("rows that cannot be read are as if unknown, and a page ends before them", () => {
  const { open, path, rebuilt } = onDisk();
  const archive = open();
  archive.saveMessages(
    general,
    [1, 2, 3, 4].map((id) => message({ id: messageId(id) })),
    known(1, 4, "start"),
  );
  archive.saveConversations([conversation(), conversation({ id: channelId(2) })]);
  archive.savePeople([person()]);
  archive.close();
  const older = new Libsql(path);
  older.exec(`UPDATE messages SET json = '{"id":2}' WHERE id = 2; UPDATE messages SET json = '[]' WHERE id = 3;
    UPDATE conversations SET json = '[]' WHERE id = 2; UPDATE people SET json = 'null'`);
  older.close();
  const again = open();
  expect([conversationsIn(again), peopleIn(again), again.message(messageId(3))]).toEqual([[conversation()], [], null]);
  expect(again.page(general, null, "older", 10)).toEqual({
    messages: [message({ id: messageId(4) })],
    reachesStart: false,
    endsAtHole: true,
  });
  expect(again.page(general, messageId(1), "newer", 10)).toEqual({
    messages: [],
    reachesStart: false,
    endsAtHole: true,
  });
  expect(rebuilt).toEqual([]);
});

test.each([
  [`a full disk${orElse("a locked file")}`, fullDisk],
  ["a file locked by another process", lockedFile],
])("%s is no error to the caller: what cannot be saved is forgotten, and later it works again", (_how, create) => {
  const { open, refuse, relent, logged } = create();
  const archive = open();
  archive.saveMessages(general, [message()], known(100, 100));
  refuse();
  const many = Array.from({ length: 2_000 }, (_, nth) => message({ id: messageId(nth + 200), body: "x".repeat(500) }));
  archive.saveMessages(general, many, known(101, 2_199));
  expect([archive.message(messageId(100)), archive.message(messageId(300))]).toEqual([message(), null]);
  expect(archive.newestKnown(general)).toBe(100);
  relent();
  archive.saveMessages(general, many, known(101, 2_199));
  expect([archive.newestKnown(general), logged]).toEqual([2_199, ["archive-failed"]]);
});

test("what cannot be said in JSON is a bug and is thrown; nothing of that save is kept, and the next one works", () => {
  const { open, logged } = onDisk();
  const archive = open();
  const wrong = { ...message({ id: messageId(2) }), text: 1n as unknown as string };
  expect(() => archive.saveMessages(general, [message({ id: messageId(1) }), wrong], known(1, 2))).toThrow(TypeError);
  expect([archive.message(messageId(1)), archive.newestKnown(general)]).toEqual([null, null]);
  archive.saveMessages(general, [message()], known(100, 100));
  expect([archive.newestKnown(general), logged]).toEqual([100, []]);
});

test("where no file can be had, memory serves", () => {
  const directory = join(temporaryDirectory(), "file");
  writeFileSync(directory, "");
  const { open, logged } = onDisk(directory);
  const archive = open();
  archive.saveMessages(general, [message()], known(100, 100));
  expect([archive.message(messageId(100)), logged]).toEqual([message(), ["archive-not-listed", "archive-not-opened"]]);
});

function fill(archive: Archive): void {
  const messages = Array.from({ length: 1_000 }, (_, nth) =>
    message({ id: messageId(nth + 1), body: "x".repeat(300) }),
  );
  archive.saveMessages(general, messages, known(1, 1_000, "start"));
  archive.saveConversations([conversation()]);
  archive.close();
}

/** Pages of all kinds. */
function answers(archive: Archive): readonly ArchivePage[] {
  return [null, 1, 8, 15, 22, 30].flatMap((from) =>
    (["older", "newer"] as const).flatMap((side) =>
      [1, 3, 40].map((limit) => archive.page(general, from === null ? null : messageId(from), side, limit)),
    ),
  );
}

interface RefusingDisk extends ReturnType<typeof onDisk> {
  readonly refuse: () => void;
  readonly relent: () => void;
}

/** A real one where we may mount it, otherwise another way of being refused. */
function fullDisk(): RefusingDisk {
  if (!canMount) return lockedFile();
  const disk = mountSmallDisk(8_192);
  return { ...onDisk(disk.directory), refuse: () => disk.leave(50_000), relent: () => disk.leave(8_000_000) };
}

function lockedFile(): RefusingDisk {
  const archive = onDisk();
  const lock = { release: (): void => {} };
  return {
    ...archive,
    refuse() {
      const other = new Libsql(archive.path);
      other.exec("BEGIN IMMEDIATE");
      lock.release = () => other.exec("ROLLBACK");
    },
    relent: () => lock.release(),
  };
}
