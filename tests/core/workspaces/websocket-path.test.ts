import { expect, test } from "vitest";
import { websocketPathIn } from "../../../electron/core/workspaces-open.ts";
import { createFakeArchive, emptyDisk } from "../engine/fake-archive.ts";

test("where the websocket was found is kept over a restart, and forgotten for good", () => {
  const disk = emptyDisk();
  websocketPathIn(createFakeArchive(disk)).write("/bus/websocket");
  const memory = websocketPathIn(createFakeArchive(disk));
  expect(memory.read()).toBe("/bus/websocket");
  memory.write(null);
  expect(websocketPathIn(createFakeArchive(disk)).read()).toBeNull();
});
