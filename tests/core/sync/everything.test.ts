import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createCatchUp } from "../../../electron/core/sync/catch-up.ts";
import { createPages } from "../../../electron/core/sync/pages.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import { reduce } from "../../../shared/domain/workspace-reduce.ts";
import { inMemoryArchive } from "../../storage/in-memory-archive.ts";
import { bob, channelId, conversation, general, messageId, workspaceState } from "../../support/builders.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { createFakeServer } from "../../support/fake-server.ts";

const quiet = channelId(2);

/** What can happen to the `nth` message, or after it, while nobody listens. */
const deed = fc.record({
  type: fc.constantFrom("post", "reply", "edit", "delete", "unlink", "star", "pin", "unpin", "react", "unreact"),
  channel: fc.constantFrom(general, quiet),
  nth: fc.nat({ max: 30 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

/**
 * Two conversations, both held whole, one of them in a window; then a night, of which the bus tells nothing, and a
 * catch-up.
 */
async function night(before: readonly Deed[], meanwhile: readonly Deed[]) {
  const clock = createFakeClock();
  const server = createFakeServer({ clock });
  const archive = inMemoryArchive();
  server.addConversation(conversation({ id: general }));
  server.addConversation(conversation({ id: quiet, kind: "group" }));
  let state = workspaceState({ conversations: [] });
  const emit = (event: DiscussEvent) => {
    state = reduce(state, event);
  };
  const all = (channel: ChannelId) => server.messages(channel);
  let isGap = false;
  const shown = () => {
    const [first] = state.timelines[general]?.messages ?? [];
    return first ? [{ channel: general, from: first.id, count: 300, isLive: true }] : [];
  };
  const catchUp = createCatchUp({
    api: server.api,
    archive,
    pages: createPages({ api: server.api, archive, emit }),
    clock,
    log: () => {},
    state: () => state,
    emit,
    lastListed: () => () => Infinity,
    mayHaveMissed: () => isGap,
    receivedBefore: () => 0,
    opened: shown,
    shown,
    onStale: () => {},
    onCompared: () => {},
    onRestored: () => {},
  });

  function happen({ type, channel, nth }: Deed): void {
    const target = all(channel)[nth % Math.max(1, all(channel).length)]?.id;
    if (type === "post" || target === undefined) return void server.say(channel, `said ${nth}`);
    if (type === "reply") return void server.say(channel, `said to ${target}`, bob, target);
    if (type === "unlink") return server.unlink(target);
    server.change(target, changesOf(type, nth));
  }

  for (const channel of [general, quiet]) server.say(channel, "the first word");
  before.forEach(happen);
  // The night is asked about from the last word on: what was written well before it is not told again.
  await clock.advance(3_600_000);
  server.say(general, "the last word of the day");
  for (const channel of [general, quiet]) {
    const messages = all(channel);
    archive.saveMessages(channel, messages, {
      from: messages[0]?.id ?? messageId(1),
      to: messages.at(-1)?.id ?? messageId(1),
      reachesStart: true,
    });
  }
  emit({
    type: "timeline-opened",
    channel: general,
    page: { messages: all(general), reachesStart: true, isLive: true },
  });
  await catchUp.run();
  await clock.advance(3_600_000);
  const evening = all(general);
  meanwhile.forEach(happen);
  isGap = true;
  server.calls.length = 0;
  const result = await catchUp.run();
  return { result, server, archive, window: () => state.timelines[general]?.messages ?? [], all, evening };
}

/** What no version tells: messages that are new or gone, reactions that are there, quotes that read otherwise. */
function needsPage(evening: readonly Message[], morning: readonly Message[]): boolean {
  const before = new Map(evening.map((one) => [one.id, one]));
  return (
    morning.length !== evening.length ||
    morning.some(({ id, reactions, replyTo }) => {
      const known = before.get(id);
      return known === undefined || reactions.length > 0 || known.replyTo?.text !== replyTo?.text;
    })
  );
}

function changesOf(type: Deed["type"], nth: number): Partial<Message> {
  switch (type) {
    case "edit":
      return { text: `edited ${nth}`, body: `<p>edited ${nth}</p>`, isEdited: true, isDeleted: false };
    case "delete":
      return { text: "", body: "", isEdited: true, isDeleted: true };
    case "star":
      return { isStarred: nth % 2 === 0 };
    case "pin":
      return { pinnedAt: nth * 1_000 };
    case "unpin":
      return { pinnedAt: null };
    case "react":
      return { reactions: [{ content: "👍", count: 1, people: [bob] }] };
    case "unreact":
      return { reactions: [] };
    case "post":
    case "reply":
    case "unlink":
      return {};
  }
}

test("[GAP1][GAP3][GAP5] whatever happened in the night, the window is as the server, and so is what is held, but for reactions", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { maxLength: 20 }),
      fc.array(deed, { maxLength: 30 }),
      async (before, meanwhile) => {
        const { result, server, archive, window, all, evening } = await night(before, meanwhile);
        expect(result.ok).toBe(true);
        expect(server.calls.length).toBeLessThanOrEqual(2 + 2);
        const pages = server.calls.filter((call) => call.startsWith(`history ${general} `));
        expect(pages.length).toBe(needsPage(evening, all(general)) ? 1 : 0);
        expect(window()).toEqual(all(general));
        const held = archive.page(quiet, null, "older", 1_000).messages;
        const unlinked = held.filter(({ id }) => !all(quiet).some((one) => one.id === id));
        expect(held.filter((one) => !unlinked.includes(one)).map(ofItself)).toEqual(all(quiet).map(ofItself));
        // What was taken away for good is found where a page is fetched: from the first message that is new.
        const page = await createPages({ api: server.api, archive, emit: () => {} }).load(quiet, { at: "latest" }, 99);
        expect(page.ok && archive.page(quiet, null, "older", 1_000).messages).toEqual(all(quiet));
      },
    ),
    { numRuns: 300 },
  );
});

/** Neither what others have put to it nor what it quotes of others. */
function ofItself({ reactions: _any, replyTo: _quote, ...rest }: Message) {
  return rest;
}
