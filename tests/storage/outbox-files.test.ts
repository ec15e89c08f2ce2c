import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createOutboxFiles } from "../../electron/storage/outbox-files.ts";
import type { OutboxFile } from "../../shared/domain/outbox/types.ts";
import type { FileSource } from "../../shared/ipc/commands/file-commands.ts";
import { canMount, mountSmallDisk, orElse } from "./small-disk.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const limit = 10_000_000;

function onDisk(directory = join(temporaryDirectory(), "workspace", "files")) {
  const logged: string[] = [];
  const open = () =>
    createOutboxFiles({ directory, newId: randomUUID, log: (_level, event) => void logged.push(event) });
  return { directory, logged, open };
}

function fileOf(name: string, bytes: string | Uint8Array): FileSource & { readonly type: "path" } {
  const path = join(temporaryDirectory(), name);
  writeFileSync(path, bytes);
  return { type: "path", path };
}

async function read(files: ReturnType<typeof createOutboxFiles>, file: OutboxFile): Promise<Buffer> {
  const opened = files.open(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  const parts: Uint8Array[] = [];
  for await (const part of opened.value.read()) parts.push(part);
  return Buffer.concat(parts);
}

async function kept(files: ReturnType<typeof createOutboxFiles>, source: FileSource): Promise<OutboxFile> {
  const result = await files.keep(source, limit);
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
}

describe("a copy", () => {
  test.each([
    ["nothing", Buffer.alloc(0)],
    ["every byte", Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    ["more than is read at once", Buffer.alloc(2 ** 21 + 17, "parley")],
  ])("of %s is the same, also after a restart, and whatever becomes of the original", async (_what, bytes) => {
    const { open } = onDisk();
    const source = fileOf("Größe.png", bytes);
    const file = await kept(open(), source);
    writeFileSync(source.path, "another");
    expect(file).toEqual({ id: expect.any(String), name: "Größe.png", mimetype: "image/png", size: bytes.byteLength });
    expect(Buffer.compare(await read(open(), file), bytes)).toBe(0);
  });

  test("of what is in no folder keeps its name and type, and a name never leads anywhere", async () => {
    const { directory, open } = onDisk();
    const bytes = new TextEncoder().encode("pasted");
    const file = await kept(open(), {
      type: "bytes",
      name: "../../\u202Egnp.exe\u0007",
      mimetype: "image/webp",
      bytes,
    });
    expect(file).toMatchObject({ name: "../../gnp.exe", mimetype: "image/webp", size: 6 });
    expect(readdirSync(directory)).toEqual([file.id]);
    const odd = await kept(open(), { type: "bytes", name: "a.pdf", mimetype: 'x"\r\ny', bytes });
    expect(odd.mimetype).toBe("application/pdf");
  });

  test("is for nobody else to read", async () => {
    const { directory, open } = onDisk();
    const { id } = await kept(open(), fileOf("a", "b"));
    expect(execFileSync("stat", ["-c", "%a", directory, join(directory, id)], { encoding: "utf8" })).toBe("700\n600\n");
  });

  test("that has changed or gone is not opened", async () => {
    const { directory, open } = onDisk();
    const [cut, gone] = [await kept(open(), fileOf("a", "whole")), await kept(open(), fileOf("b", "whole"))];
    writeFileSync(join(directory, cut.id), "who");
    open().remove(gone.id);
    expect([open().open(cut), open().open(gone)]).toMatchObject([{ ok: false }, { ok: false }]);
    expect(open().remove(gone.id)).toMatchObject({ ok: true });
  });
});

describe("no copy is made", () => {
  test("of a folder, a link, a pipe, or what is not there, and nothing is left", async () => {
    const { directory, open } = onDisk();
    const place = temporaryDirectory();
    writeFileSync(join(place, "secret"), "a secret");
    symlinkSync(join(place, "secret"), join(place, "photo.png"));
    symlinkSync(place, join(place, "folder.png"));
    execFileSync("mkfifo", [join(place, "pipe")]);
    const faults = ["", "photo.png", "folder.png", "pipe", "gone"].map(async (name) => {
      const result = await open().keep({ type: "path", path: join(place, name) }, limit);
      return result.ok ? "copied" : result.error.type === "not-a-file" ? result.error.what : result.error.type;
    });
    expect(await Promise.all(faults)).toEqual(["folder", "link", "link", "device", "unreadable"]);
    expect(existsSync(directory)).toBe(false);
  });

  test("of more than the limit, whatever is said of its size", async () => {
    const { directory, open } = onDisk();
    const tooLarge = { ok: false, error: { type: "too-large", size: 5 } };
    const bytes = new TextEncoder().encode("12345");
    expect([
      await open().keep(fileOf("a", "12345"), 4),
      await open().keep({ type: "bytes", name: "a", mimetype: "", bytes }, 4),
      await open().keep({ type: "withheld", name: "a", mimetype: "", size: 5 }, 4),
      await open().keep(fileOf("a", "12345"), 5),
    ]).toMatchObject([tooLarge, tooLarge, tooLarge, { ok: true }]);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("where the folder's place is taken, and the fault is named", async () => {
    const directory = join(temporaryDirectory(), "files");
    writeFileSync(directory, "in the way");
    expect(await onDisk(directory).open().keep(fileOf("a", "b"), limit)).toMatchObject({ ok: false });
  });

  test.runIf(canMount)(
    `on a disk that fills up in the middle of it, and nothing is left${orElse("left out")}`,
    async () => {
      const disk = mountSmallDisk(1_024);
      const { directory, open } = onDisk(join(disk.directory, "files"));
      const small = await kept(open(), fileOf("small", "kept before"));
      for (const free of [0, 4_096, 100_000, 300_000]) {
        disk.leave(free);
        const result = await open().keep(fileOf("large", Buffer.alloc(500_000, 1)), limit);
        expect(result).toMatchObject({ error: { type: "disk-full" } });
        expect(readdirSync(directory)).toEqual([small.id]);
      }
      disk.leave(900_000);
      expect((await read(open(), small)).toString()).toBe("kept before");
      expect(await open().keep(fileOf("large", Buffer.alloc(500_000, 1)), limit)).toMatchObject({ ok: true });
    },
  );
});

test("what a life that was cut short left is swept; what a message has and what this life made stays", async () => {
  const { directory, open } = onDisk();
  const before = open();
  const [mine, stray] = [await kept(before, fileOf("a", "a")), await kept(before, fileOf("b", "b"))];
  writeFileSync(join(directory, `${randomUUID()}.part`), "half");
  linkSync(join(directory, stray.id), join(directory, randomUUID()));
  const files = open();
  const young = await kept(files, fileOf("c", "c"));
  files.sweep(new Set([mine.id]));
  expect(readdirSync(directory).toSorted()).toEqual([mine.id, young.id].toSorted());
});

const rounds = 25;

test(`[OB5] after each of ${rounds} kills in the middle of copying every copy reported as kept is whole`, async () => {
  const { directory, open } = onDisk();
  mkdirSync(directory, { recursive: true });
  const bytes = Buffer.alloc(3_000_000, "parley ");
  const { path } = fileOf("original.bin", bytes);
  let whole = 0;
  let halves = 0;
  for (let round = 0; round < rounds; round += 1) {
    const ids = await saidUntilKilled(directory, path, 1 + (round % 4));
    halves += readdirSync(directory).filter((name) => name.endsWith(".part")).length;
    for (const id of ids) expect(Buffer.compare(readFileSync(join(directory, id)), bytes)).toBe(0);
    // One that was whole when the kill came may not have been told of.
    for (const name of readdirSync(directory).filter((one) => !one.endsWith(".part")))
      expect(readFileSync(join(directory, name)).byteLength).toBe(bytes.byteLength);
    whole += ids.length;
    open().sweep(new Set());
    expect(readdirSync(directory)).toEqual([]);
  }
  expect([whole > 0, halves > 0]).toEqual([true, true]);
}, 120_000);

/** Kills the copier as it begins its nth copy; the ids of those it has told of. */
async function saidUntilKilled(directory: string, path: string, nth: number): Promise<readonly string[]> {
  const copier = join(import.meta.dirname, "file-copier.ts");
  const child = spawn(process.execPath, ["--no-warnings", copier, directory, path], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (said.split("begin").length > nth) setTimeout(() => child.kill("SIGKILL"), (nth * 7) % 11);
  });
  await once(child, "close");
  return said.split("\n").filter((line) => line.length === 36);
}
