import { expect, test } from "vitest";
import { limitCommands } from "../../../electron/core/app/command-limits.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { workspacesOnFakes } from "./workspaces-on-fakes.ts";
import { english } from "../../../shared/text/languages.ts";

const window = { window: 1 };

function limitedOnFakes() {
  const on = workspacesOnFakes();
  const clock = createFakeClock();
  const logged: string[] = [];
  const acted = new Set([1]);
  const handlers = limitCommands(on.workspaces.handlers, {
    clock,
    hasActed: (asking) => acted.has(asking),
    log: (_level, event) => void logged.push(event),
  });
  const openLink = async () => (await handlers.openExternal({ url: "https://example.com/" }, window)).ok;
  return { on, clock, logged, acted, handlers, openLink };
}

async function times(count: number, run: () => Promise<boolean>): Promise<number> {
  let done = 0;
  for (let once = 0; once < count; once += 1) if (await run()) done += 1;
  return done;
}

test("six links in a row are opened, then one every six seconds, however often a page asks", async () => {
  const { on, clock, openLink } = limitedOnFakes();
  expect(await times(100, openLink)).toBe(6);
  await clock.advance(6_000);
  expect(await times(100, openLink)).toBe(1);
  await clock.advance(3_600_000);
  expect(await times(100, openLink)).toBe(6);
  expect(on.desktop.filter((told) => told === "open https://example.com/")).toHaveLength(13);
});

test("a link that nobody clicked in that window is not opened, takes nothing from those that somebody does, and is logged", async () => {
  const { on, acted, handlers, logged, openLink } = limitedOnFakes();
  acted.clear();
  expect(await times(100, openLink)).toBe(0);
  acted.add(2);
  expect(await times(1, openLink)).toBe(0);
  expect(await handlers.openExternal({ url: "https://example.com/" }, { window: 2 })).toMatchObject({ ok: true });
  expect(on.desktop.filter((told) => told.startsWith("open"))).toHaveLength(1);
  expect(new Set(logged)).toEqual(new Set(["refused"]));
});

test("servers at addresses that a page names are asked twelve times, then ten times a minute, by all commands together", async () => {
  const { on, clock, handlers, logged } = limitedOnFakes();
  const address = "10.0.0.1:22";
  const ask = [
    () => handlers.findDatabases({ address, access: "session" }, window),
    () => handlers.runDoctor({ address }, window),
    () => handlers.signIn({ address, database: null, login: "me", password: "x" }, window),
    () => handlers.signInWithKey({ address, database: null, login: "me", key: "x" }, window),
  ];
  const askAll = async () => {
    const answers = await Promise.all(ask.map(async (one) => one()));
    return answers.filter((answer) => answer.ok || !/many times in a short while/.test(english.say(answer.error.text)))
      .length;
  };
  const reached = async (rounds: number) => {
    let sum = 0;
    for (let round = 0; round < rounds; round += 1) sum += await askAll();
    return sum;
  };
  expect(await reached(10)).toBe(12);
  expect(on.examined).toHaveLength(3);
  await clock.advance(60_000);
  expect(await reached(10)).toBe(10);
  expect(logged).toContain("command-limited");
});

test("what a page asks of its own workspaces has no such end", async () => {
  const { handlers } = limitedOnFakes();
  expect(await times(1_000, async () => Boolean(await handlers.snapshot({}, window)))).toBe(1_000);
});
