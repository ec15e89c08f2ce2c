import { expect, onTestFinished, test } from "vitest";
import { createDemoServer } from "../../../electron/demo/start.ts";
import { dial } from "./far-server.ts";
import { createFaultProxy } from "./proxy.ts";
import { until } from "./stage.ts";

async function signedIn() {
  const demo = await createDemoServer();
  const proxy = await createFaultProxy({ upstream: demo.url });
  onTestFinished(async () => {
    await proxy.stop();
    await demo.stop();
  });
  const { login, password } = demo.users[0] ?? { login: "", password: "" };
  const answer = await fetch(`${proxy.url}/web/session/authenticate`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", params: { db: demo.database, login, password } }),
  });
  expect(await answer.json()).toMatchObject({ result: { username: login } });
  return { demo, proxy, cookie: answer.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
}

test("a server that looks at Origin accepts sign-in and upgrade through the proxy", async () => {
  const { demo, proxy, cookie } = await signedIn();
  const client = dial(`${proxy.url}/websocket`, { cookie, origin: proxy.url });
  await until(() => client.story.includes("open"));
  expect(demo.sockets()).toBe(1);
  demo.dropSockets(4002);
  await until(() => client.story.includes("close 4002"));
  expect(client.story).toEqual(["open", "close 4002"]);
});

test("the proxy does not mend what a client leaves out: without an origin the upgrade is a bad request", async () => {
  const { proxy, cookie } = await signedIn();
  const client = dial(`${proxy.url}/websocket`, { cookie });
  await until(() => client.story.includes("status 400"));
  expect(client.story[0]).toBe("status 400");
});
