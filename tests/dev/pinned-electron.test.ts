import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expectSha256 } from "../../electron/dev/pinned-electron.ts";

test("a download that is not the pinned one is refused", async () => {
  const dir = await mkdtemp(join(tmpdir(), "parley-pinned-"));
  const file = join(dir, "electron.tgz");
  await writeFile(file, "abc");
  const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  await expect(expectSha256(file, abc)).resolves.toBeUndefined();
  await expect(expectSha256(file, abc.replace("b", "c"))).rejects.toThrow(
    "electron.tgz is not the file that was pinned",
  );
  await rm(dir, { recursive: true });
});
