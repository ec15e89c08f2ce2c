import { expect, test } from "vitest";
import type { LoggedRequest } from "../../electron/demo/requests.ts";
import { createTally } from "./tally.ts";

const asked = (route: string, params: LoggedRequest["params"]): LoggedRequest => ({
  method: "POST",
  path: "/web/dataset/call_kw",
  route: `/web/dataset/call_kw/${route}`,
  params,
  login: "alice",
  at: 0,
});
const post = (name: string) => asked("discuss.channel/message_post", { kwargs: { message_id: `<${name}@parley>` } });
const look = (name: string) =>
  asked("mail.message/search_read", { args: [[["message_id", "=", `<${name}@parley>`]], ["id"]] });

test("a doubt counts once however often it is looked up, and as posted again only by a post after a look", () => {
  const log = [post("one"), post("two"), look("one"), look("two"), look("one"), post("one"), post("three")];
  const tally = createTally(log);
  expect([tally.posts(), tally.doubts()]).toEqual([4, { lookedUp: 2, found: 1, reposted: 1 }]);
});

test("it reads on where it stood, in a log that forgets its oldest", () => {
  const log = [post("one"), look("one")];
  const tally = createTally(log);
  expect(tally.requests()).toBe(2);
  log.splice(0, 1);
  log.push(post("one"));
  expect([tally.requests(), tally.posts(), tally.doubts()]).toEqual([3, 2, { lookedUp: 1, found: 0, reposted: 1 }]);
});

test("it says so when requests were forgotten that it has not seen", () => {
  const log = [post("one")];
  const tally = createTally(log);
  expect(tally.posts()).toBe(1);
  log.splice(0, 1, post("three"));
  expect(() => tally.posts()).toThrow("not read in time");
});
