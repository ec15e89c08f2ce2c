import { describe } from "vitest";
import { archiveSuite } from "../../suites/archive.ts";
import { createFakeArchive, emptyDisk } from "./fake-archive.ts";

describe("the archive in memory, which the engine's stories stand on", () => {
  archiveSuite(() => {
    const disk = emptyDisk();
    return { open: () => createFakeArchive(disk) };
  });
});
