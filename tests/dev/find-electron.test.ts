import { expect, test } from "vitest";
import { findElectronDist, type Purpose, type Sources } from "../../electron/dev/find-electron.ts";

/** A machine that has what is named; the answer tells where Electron came from and what was tried on the way. */
async function find(purpose: Purpose, has: Partial<Record<keyof Sources, boolean>>): Promise<string> {
  const tried: string[] = [];
  const look = (place: keyof Sources): string | null => {
    tried.push(place);
    return has[place] ? place : null;
  };
  const found = await findElectronDist(purpose, {
    override: has.override ? "override" : undefined,
    downloaded: async () => look("downloaded"),
    download: async () => look("download"),
    cachedPinned: () => look("cachedPinned"),
    fetchPinned: async () => look("fetchPinned") ?? "nowhere",
  }).catch((error: Error) => error.message);
  return [found, ...tried].join(" < ");
}

const everything = { override: true, downloaded: true, download: true, cachedPinned: true, fetchPinned: true };

test("the folder named in the environment wins", async () => {
  expect(await find("real", everything)).toBe("override");
  expect(await find("demo", everything)).toBe("override");
});

test("Electron's own download comes before any substitute", async () => {
  expect(await find("demo", { ...everything, override: false })).toBe("downloaded < downloaded");
});

test("without one it is downloaded", async () => {
  expect(await find("real", { download: true, cachedPinned: true, fetchPinned: true })).toBe(
    "download < downloaded < download",
  );
  expect(await find("demo", { download: true, fetchPinned: true })).toBe(
    "download < downloaded < cachedPinned < download",
  );
});

test("a demo takes the substitute when the download fails, and the next time does not wait for it again", async () => {
  expect(await find("demo", { fetchPinned: true })).toBe(
    "fetchPinned < downloaded < cachedPinned < download < fetchPinned",
  );
  expect(await find("demo", { cachedPinned: true })).toBe("cachedPinned < downloaded < cachedPinned");
});

test("real accounts never meet the substitute: the person is told what to set", async () => {
  const answer = await find("real", { cachedPinned: true, fetchPinned: true });
  expect(answer).toMatch(/ELECTRON_MIRROR.*ELECTRON_OVERRIDE_DIST_PATH.* < downloaded < download$/);
});
