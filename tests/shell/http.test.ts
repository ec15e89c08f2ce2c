import { afterAll, beforeAll, expect, test } from "vitest";
import { startElectronHttp } from "../support/electron-http.ts";
import { httpSuite, type HttpUnderTest } from "../suites/http.ts";
import { serve, type TinyServer } from "../suites/http-servers.ts";

httpSuite("Electron", startElectronHttp);

let subject: HttpUnderTest;
beforeAll(async () => {
  subject = await startElectronHttp();
});
afterAll(() => subject.close());

const post = ({ host }: TinyServer, body: string) =>
  subject.http({
    method: "POST",
    url: `http://${host}/`,
    headers: {},
    body,
    timeout: 10_000,
    maxBytes: 1_000,
    signal: null,
  });

test("[HT1] a post that its server swallowed is not sent again, however well the connection had worked", async () => {
  const posts: string[] = [];
  const server = await serve((request, body, response) => {
    posts.push(body.toString());
    if (body.toString() === "swallowed") request.socket.destroy();
    else response.end("ok");
  });
  await post(server, "first");
  await post(server, "second");
  expect(await post(server, "swallowed")).toEqual({ ok: false, error: { type: "broken", detail: "EMPTY_RESPONSE" } });
  expect(posts).toEqual(["first", "second", "swallowed"]);
  await server.close();
});

test("posts at the same time each get through", async () => {
  const server = await serve((_request, body, response) => response.end(body));
  const bodies = Array.from({ length: 20 }, (_, index) => `post ${index}`);
  const answers = await Promise.all(bodies.map((body) => post(server, body)));
  expect(answers.map((answer) => answer.ok && Buffer.from(answer.value.body).toString())).toEqual(bodies);
  await server.close();
});
