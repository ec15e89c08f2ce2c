import { expect, test } from "vitest";
import { websocketPathIn } from "../../../electron/core/app/open-workspace.ts";
import { createFakeArchive, emptyDisk } from "../workspace/fake-archive.ts";

test("where the websocket was found is kept over a restart, and forgotten for good", () => {
  const disk = emptyDisk();
  websocketPathIn(createFakeArchive(disk)).write("/bus/websocket");
  const memory = websocketPathIn(createFakeArchive(disk));
  expect(memory.read()).toBe("/bus/websocket");
  memory.write(null);
  expect(websocketPathIn(createFakeArchive(disk)).read()).toBeNull();
});
