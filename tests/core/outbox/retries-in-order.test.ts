import * as fc from "fast-check";
import { expect, test } from "vitest";
import { plain } from "../../../shared/domain/messages/content.ts";
import type { ClientId } from "../../../shared/ids.ts";
import type { Weather } from "../../support/fake-server.ts";
import { bench, type Bench } from "./bench.ts";

type Deed =
  | { readonly do: "send" }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "retry" | "revise"; readonly nth: number };

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("send") }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("wait"), ms: fc.constantFrom(0, 20, 3_000, 70_000) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("retry", "revise"), nth: fc.nat({ max: 3 }) }) },
);

const weathers: fc.Arbitrary<Weather> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Weather>("refused") },
  fc.constantFrom<Weather[]>("fine", "busy", { answerAfter: 20 }, { unanswered: 3_000 }, { unanswered: null }),
);

test("[OB4] a retry never overtakes: when a message is posted, no earlier one of its conversation is waiting", async () => {
  const story = fc.record({
    deeds: fc.array(deeds, { minLength: 4, maxLength: 20 }),
    posts: fc.array(weathers, { maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(story, async (given) => {
      expect(await overtakings(given.deeds, given.posts)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

/** Each post that went before a message that stood before it, as `3 before 1`. */
async function overtakings(given: readonly Deed[], posts: readonly Weather[]): Promise<readonly string[]> {
  const b = bench();
  const queue = createQueue(b);
  const wrong: string[] = [];
  b.server.weather.posts.push(...posts);
  const { postMessage } = b.server.api;
  b.server.api.postMessage = (message) => {
    const before = queue.waitingBefore(message.clientId);
    wrong.push(...before.map((name) => `${message.clientId} before ${name}`));
    return postMessage(message);
  };
  b.server.onPosted = ({ clientId }) => clientId && queue.posted(clientId);

  let sent = 0;
  for (const deed of given) {
    if (deed.do === "send") queue.written(b.send(`message ${++sent}`));
    else if (deed.do === "wait") await b.clock.advance(deed.ms);
    else {
      const failed = queue.failed();
      const name = failed[deed.nth % Math.max(1, failed.length)];
      if (name === undefined) continue;
      queue.retried(name);
      if (deed.do === "retry") b.runner.retry(name);
      else if (!b.runner.revise(name, plain("other words")).ok) b.runner.retry(name);
    }
  }
  await b.clock.advance(600_000);
  return wrong;
}

/**
 * The rule as whoever reads along sees it: a failed message keeps its place until one behind it is there, or may be.
 * Then that one was the earlier, and the failed one, retried, comes after all that are waiting.
 */
function createQueue({ runner }: Bench) {
  let order: readonly ClientId[] = [];
  const overtaken = new Set<ClientId>();
  const standing = (name: ClientId) => runner.pending().find(({ clientId }) => clientId === name)?.delivery.state;
  const failed = () => order.filter((name) => standing(name) === "failed");
  /** What is being written may be posted before we hear its name: it stands last. */
  const placeOf = (name: ClientId) => (order.includes(name) ? order.indexOf(name) : order.length);
  const isWaiting = (name: ClientId) => !["failed", undefined].includes(standing(name));

  return {
    failed,
    written(name: ClientId) {
      order = [...order, name];
    },
    posted(name: ClientId) {
      for (const other of failed()) if (placeOf(other) < placeOf(name)) overtaken.add(other);
      order = order.filter((other) => other !== name);
    },
    retried(name: ClientId) {
      const isNextUnderWay = order.slice(placeOf(name) + 1).some((other) => standing(other) === "sending");
      if (overtaken.delete(name) || isNextUnderWay) order = [...order.filter((other) => other !== name), name];
    },
    waitingBefore: (name: ClientId) => order.slice(0, placeOf(name)).filter(isWaiting),
  };
}
