import dns from "node:dns";
import { expect, onTestFinished, test } from "vitest";
import { ask, dial } from "./far-server.ts";
import { createNames, testHost } from "./names.ts";
import { stage, until } from "./stage.ts";

/** The stage, under the name that stands for this machine. */
async function namedStage() {
  const names = createNames();
  onTestFinished(() => names.stop());
  const { proxy, far } = await stage();
  return { names, far, url: proxy.url.replace("127.0.0.1", testHost) };
}

test("the name is found while it is known, by HTTP and by websockets, and not while it is not", async () => {
  const { names, url } = await namedStage();
  expect(await ask(`${url}/1`)).toEqual({ status: 200, body: "GET /1 " });
  names.set(false);
  expect(await ask(`${url}/2`)).toEqual({ error: "ENOTFOUND" });
  const client = dial(url);
  await until(() => client.story.length === 2);
  expect(client.story).toEqual(["error ENOTFOUND", "close 1006"]);
  names.set(true);
  expect(await ask(`${url}/3`)).toEqual({ status: 200, body: "GET /3 " });
});

test("who is connected already does not ask for the name again", async () => {
  const { names, far, url } = await namedStage();
  const client = dial(url);
  await until(() => client.story.includes("open"));
  names.set(false);
  client.send("still here");
  await until(() => far.requests.includes("WS still here"));
  expect(client.story[0]).toBe("open");
});

test("all other names are left to the system, and afterwards this one too", async () => {
  const { names, url } = await namedStage();
  // The one name that a system without any names knows too.
  const found = new Promise((resolve) => dns.lookup("127.0.0.1", {}, (error, address) => resolve(error ?? address)));
  expect(await found).toBe("127.0.0.1");
  names.stop();
  expect(await ask(url)).toMatchObject({ error: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/u) });
});
