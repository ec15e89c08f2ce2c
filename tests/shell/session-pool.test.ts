import { expect, test } from "vitest";
import { createPool } from "../../electron/shell/session-pool.ts";

function start(limit: number) {
  const story: string[] = [];
  const pool = createPool(
    limit,
    (number) => `lane ${number}`,
    async (lane) => void story.push(`clean ${lane}`),
  );
  const ends = new Map<string, () => void>();
  const begin = (name: string) =>
    pool.use(async (lane) => {
      story.push(`${name} on ${lane}`);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name;
    });
  return { story, begin, end: (name: string) => ends.get(name)?.() };
}

test("a lane is opened once, cleaned after each job and used again", async () => {
  const { story, begin, end } = start(4);
  for (const name of ["a", "b"]) {
    const job = begin(name);
    await expect.poll(() => story).toContain(`${name} on lane 0`);
    end(name);
    expect(await job).toBe(name);
    await expect.poll(() => story.at(-1)).toBe("clean lane 0");
  }
  expect(story).toEqual(["a on lane 0", "clean lane 0", "b on lane 0", "clean lane 0"]);
});

test("jobs at the same time never share a lane, and one too many waits until a lane is clean", async () => {
  const { story, begin, end } = start(2);
  const jobs = ["a", "b", "c"].map(begin);
  await expect.poll(() => story).toEqual(["a on lane 0", "b on lane 1"]);
  end("b");
  await expect.poll(() => story.slice(2)).toEqual(["clean lane 1", "c on lane 1"]);
  end("a");
  end("c");
  expect(await Promise.all(jobs)).toEqual(["a", "b", "c"]);
});

test("a job that fails gives its lane back", async () => {
  const pool = createPool(1, String, async () => undefined);
  await expect(pool.use(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await pool.use(async (lane) => lane)).toBe("0");
});
