import { describe, expect, test } from "vitest";
import { channelId, general } from "../../support/builders.ts";
import { createFakeOutboxFiles } from "../../support/fake-outbox-files.ts";
import { diskFull } from "../../support/fake-outbox-store.ts";
import { bench, onDisk, posted } from "./bench.ts";

const random = channelId(2);
const hours = (n: number) => n * 3_600_000;

describe("a message with files", () => {
  test("[OB5] has them on the server before it, is told how far they are, and leaves nothing on disk", async () => {
    const b = bench();
    const files = [b.files.put(300), b.files.put(100)];
    b.send("", general, files);
    await b.clock.settle();
    expect(b.server.calls).toEqual(["upload 1 file 1.png", "upload 1 file 2.png", 'post 1 ""']);
    expect(b.told).toEqual([
      "queued 1",
      "uploading 1: 0 %",
      "uploading 1: 25 %",
      "uploading 1: 50 %",
      "uploading 1: 75 %",
      "uploading 1: 100 %",
      "sending 1",
      "accepted 1 as 101",
    ]);
    expect(b.server.messages(general)[0]?.attachments).toEqual([
      { id: 501, name: "file 1.png", mimetype: "image/png", size: 300 },
      { id: 502, name: "file 2.png", mimetype: "image/png", size: 100 },
    ]);
    expect([onDisk(b.store), b.files.ids()]).toEqual([[], []]);
  });

  test("[OB4] keeps its place in its conversation, and nobody waiting in another", async () => {
    const b = bench();
    b.server.weather.uploads.push({ answerAfter: 60_000 });
    b.send("the film", general, [b.files.put(1_000)]);
    b.send("after the film");
    b.send("elsewhere", random);
    b.send("a picture elsewhere", random, [b.files.put(10)]);
    await b.clock.settle();
    expect([posted(b), posted(b, random)]).toEqual([[], ["elsewhere", "a picture elsewhere"]]);
    await b.clock.advance(60_000);
    expect(posted(b)).toEqual(["the film", "after the film"]);
  });

  test("[OB5] after a crash sends only what has no mark", async () => {
    const before = bench();
    before.server.weather.uploads.push("fine", "hangs");
    before.send("with both", general, [before.files.put(10), before.files.put(20)]);
    await before.clock.settle();
    before.runner.stop();
    before.files.restart();

    const { store, files } = before;
    const after = bench({ store, files });
    await after.clock.settle();
    expect(after.server.calls).toEqual(["upload 1 file 2.png", 'post 1 "with both"']);
    expect(after.server.messages(general)[0]?.attachments.map(({ name }) => name)).toEqual([
      "file 1.png",
      "file 2.png",
    ]);
  });

  test("[OB5] sends again what has been on the server for so long that it may have been cleared away", async () => {
    const b = bench();
    b.server.weather.uploads.push("fine", "offline");
    b.send("late", general, [b.files.put(10), b.files.put(20)]);
    await b.clock.settle();
    b.runner.setOnline(false);
    await b.clock.advance(hours(21));
    b.server.calls.length = 0;
    b.runner.setOnline(true);
    await b.clock.settle();
    expect(b.server.calls).toEqual(["upload 1 file 1.png", "upload 1 file 2.png", 'post 1 "late"']);
  });

  test("[OB5] goes on when the disk does not take the mark of an upload", async () => {
    const b = bench();
    b.store.break(["markUploaded"], diskFull);
    b.send("x", general, [b.files.put(10)]);
    await b.clock.settle();
    expect([posted(b), b.logged]).toEqual([["x"], expect.arrayContaining(["warn outbox.disk"])]);
  });

  test.each(["offline", "busy", "malformed", { unanswered: null }] as const)(
    "is queued again when an upload meets %j, and goes up anew",
    async (weather) => {
      const b = bench();
      b.server.weather.uploads.push(weather);
      b.send("x", general, [b.files.put(10)]);
      await b.clock.settle();
      expect(b.runner.pending().map(({ delivery }) => delivery.state)).toEqual(["queued"]);
      await b.clock.advance(10_000);
      expect([posted(b), b.server.attachments.length]).toEqual([["x"], 1]);
    },
  );

  test("[OB1] fails with the server's reason, keeps its files, and is sent when the person retries", async () => {
    const b = bench();
    b.server.weather.uploads.push("refused");
    const name = b.send("x", general, [b.files.put(10)]);
    await b.clock.settle();
    expect(b.told.at(-1)).toBe("failed 1: The server does not allow this: You may not post here.");
    expect([onDisk(b.store), b.files.ids().length]).toEqual([["1 refused"], 1]);
    b.runner.retry(name);
    await b.clock.settle();
    expect([posted(b), b.files.ids()]).toEqual([["x"], []]);
  });

  test("[OB1] discarded in the middle of an upload is gone at once, and the upload is called off", async () => {
    const b = bench();
    b.server.weather.uploads.push("hangs");
    const name = b.send("x", general, [b.files.put(10)]);
    b.send("next");
    await b.clock.settle();
    b.runner.discard(name);
    await b.clock.settle();
    expect([b.told.includes("discarded 1"), posted(b), onDisk(b.store), b.files.ids()]).toEqual([
      true,
      ["next"],
      [],
      [],
    ]);
  });

  test("whose copy can no longer be read fails in words that say what to do", async () => {
    const b = bench({ isOnline: false });
    const file = b.files.put(10, "plan.pdf");
    b.send("x", general, [file]);
    b.files.remove(file.id);
    b.runner.setOnline(true);
    expect(b.told.at(-1)).toBe(
      "failed 1: Parley's copy of “plan.pdf” can no longer be read on this computer. Discard this message and attach the file again.",
    );
  });
});

test("copies that no message has are swept at the start, unless a message could not be read", () => {
  const files = createFakeOutboxFiles();
  files.put(10);
  files.restart();
  bench({ files });
  expect(files.ids()).toEqual([]);
});
