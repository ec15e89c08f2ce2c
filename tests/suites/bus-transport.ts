import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { BusTransport, BusTransports } from "../../electron/core/ports/bus.ts";
import type { Presence } from "../../shared/domain/people/types.ts";
import type { Profile } from "../../shared/domain/workspace.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { inConversation } from "../../shared/domain/messages/thread.ts";
import type { ChannelId } from "../../shared/ids.ts";
import { freshName, gather, good, type Colleagues, type ServerAddress } from "./colleagues.ts";
import { listenTo, type Ear } from "./heard-on-bus.ts";

/** Fast, so that a test does not wait for the next question. */
const pollPace = { active: 50, idle: 50 };
const rpcPace = { here: 50, elsewhere: 50, away: 50, memberships: 100, seldom: 100 };

/** What every BusTransport keeps, whichever way it goes and whichever server is at its other end. */
export function busTransportSuite(
  way: keyof BusTransports,
  name: string,
  address: () => Promise<ServerAddress> | ServerAddress,
  access: Profile["access"] = "session",
): void {
  describe(`BusTransport by ${way} on ${name}, with ${access}`, () => {
    let office: Colleagues;
    let group: ChannelId;
    const ears: Ear[] = [];

    beforeAll(async () => {
      // Who speaks has a session: with a key nobody edits.
      office = await gather(await address(), { pollPace, rpcPace }, access, "session");
      group = await office.createGroup();
    });
    afterEach(() => {
      for (const ear of ears.splice(0)) ear.line.close();
    });
    afterAll(() => office.close());

    const listen = async (bus: BusTransport | null): Promise<Ear> => {
      const ear = listenTo(bus);
      ears.push(ear);
      await ear.opened;
      return ear;
    };
    const subscribed = async (bus: BusTransport | null): Promise<Ear> => {
      const ear = await listen(bus);
      ear.line.subscribe([], 0);
      return ear;
    };
    const write = async (text: string, channel = group) =>
      good(
        await office.first.server.api.postMessage({
          clientId: freshName(),
          thread: inConversation(channel),
          content: plain(text),
          replyTo: null,
          attachments: [],
        }),
      );

    test("a message reaches everybody; only its author hears the name it was given", async () => {
      const [author, other] = [
        await subscribed(office.first.server.bus[way]),
        await subscribed(office.second.server.bus[way]),
      ];
      const clientId = freshName();
      const posted = good(
        await office.first.server.api.postMessage({
          clientId,
          thread: inConversation(group),
          content: plain("hi"),
          replyTo: null,
          attachments: [],
        }),
      );
      const isIt = ({ message }: { message: { id: number } }) => message.id === posted.id;
      expect((await author.event("message-posted", isIt)).message).toMatchObject({
        thread: inConversation(group),
        text: "hi",
        author: office.first.self,
        clientId,
      });
      expect((await other.event("message-posted", isIt)).message).toMatchObject({ text: "hi", clientId: null });
    });

    test("edits and deletions are told", async () => {
      const ear = await subscribed(office.second.server.bus[way]);
      const { api } = office.first.server;
      const { id } = await write("draft");
      await ear.event("message-posted", ({ message }) => message.id === id);
      good(await api.editMessage(id, plain("final")));
      await ear.event(
        "message-changed",
        ({ message, changes }) => message === id && changes.text === "final" && changes.isEdited === true,
      );
      good(await api.deleteMessage(id));
      const deleted = ear.event(
        "message-changed",
        ({ message, changes }) => message === id && changes.isDeleted === true,
      );
      expect(await deleted).toMatchObject({ changes: { text: "" } });
    });

    test("reading elsewhere clears the count here", async () => {
      const ear = await subscribed(office.second.server.bus[way]);
      const { id } = await write("read me");
      await ear.event("message-posted", ({ message }) => message.id === id);
      good(await office.second.server.api.markRead(group, id));
      expect(
        await ear.event("unread-counted", ({ channel, separator }) => channel === group && separator === id + 1),
      ).toMatchObject({ unread: 0 });
    });

    test("a conversation of which the line did not know speaks after subscribing again", async () => {
      const ear = await subscribed(office.second.server.bus[way]);
      const fresh = await office.createGroup();
      await (way === "rpc"
        ? ear.event("conversation-joined", ({ channel }) => channel === fresh)
        : ear.event("conversation-changed", ({ channel, changes }) => channel === fresh && changes.kind === "group"));
      const { id } = await write("the first word", fresh);
      ear.line.subscribe([], 0);
      expect(await ear.event("message-posted", ({ message }) => message.id === id)).toMatchObject({
        message: { text: "the first word" },
      });
    });

    test("presence is told of those one asks for", async () => {
      const ear = await listen(office.second.server.bus[way]);
      ear.line.subscribe([office.first.self], 0);
      // Records can be read by RPC, but one's own presence cannot be told so.
      const other = await subscribed(office.first.server.bus[way === "rpc" ? "websocket" : way]);
      const becomes = (presence: Presence) =>
        ear.event("people-changed", ({ people }) =>
          people.some((person) => person.key === office.first.self && person.presence === presence),
        );
      other.line.updatePresence(31 * 60_000);
      expect(await becomes("away")).toMatchObject({ people: [{ key: office.first.self, presence: "away" }] });
      other.line.updatePresence(0);
      expect(await becomes("online")).toMatchObject({ people: [{ key: office.first.self, presence: "online" }] });
    });

    test("a ping is answered", async () => {
      const ear = await listen(office.first.server.bus[way]);
      const before = ear.signsOfLife();
      ear.line.ping();
      await ear.signOfLife();
      expect(ear.signsOfLife()).toBeGreaterThan(before);
    });

    test("a flood from within never reaches the server's limit", async () => {
      const ear = await listen(office.first.server.bus[way]);
      for (let round = 0; round < 40; round += 1) {
        ear.line.subscribe([], 0);
        ear.line.updatePresence(round);
        ear.line.ping();
      }
      const { id } = await write("still here");
      expect(await ear.event("message-posted", ({ message }) => message.id === id)).toMatchObject({
        type: "message-posted",
      });
      ear.line.ping();
      await ear.signOfLife();
    });

    test("a line that was closed says nothing more", async () => {
      const ear = await subscribed(office.second.server.bus[way]);
      const witness = await subscribed(office.first.server.bus[way]);
      ear.line.close();
      const before = ear.notices.length;
      const { id } = await write("after the end");
      await witness.event("message-posted", ({ message }) => message.id === id);
      expect(ear.notices.length).toBe(before);
      expect(await Promise.race([ear.ended, Promise.resolve("nothing")])).toBe("nothing");
    });

    test("a session that ended is found out at opening, where the server alone would stay silent", async () => {
      const { server, end } = await office.again();
      await end();
      expect(await listenTo(server.bus[way]).ended).toEqual({
        code: 4001,
        reason: "the session is over",
        status: null,
        fault: null,
      });
    });

    test("a session that ends under an open line ends it with 4001 at the next word", async () => {
      const { server, end } = await office.again();
      const ear = await subscribed(server.bus[way]);
      await end();
      ear.line.updatePresence(0);
      expect(await ear.ended).toMatchObject({ code: 4001 });
    });

    if (way !== "rpc") receivedOnlyOnBus();

    /** What is in no record that everybody may read (WIRE.md §6.5). */
    function receivedOnlyOnBus(): void {
      test("reactions are told", async () => {
        const ear = await subscribed(office.second.server.bus[way]);
        const { api } = office.first.server;
        const { id } = await write("like it");
        good(await api.react(id, "👍", true));
        expect(await ear.event("reactions-changed", ({ message }) => message === id)).toMatchObject({
          reactions: [{ content: "👍", count: 1, people: [office.first.self] }],
        });
        good(await api.react(id, "👍", false));
        const gone = ear.event(
          "reactions-changed",
          ({ message, reactions }) => message === id && reactions.every(({ count }) => count === 0),
        );
        expect(await gone).toMatchObject({ reactions: [{ content: "👍", people: [] }] });
      });

      test("typing is told, and one's own is not", async () => {
        const [own, other] = [
          await subscribed(office.first.server.bus[way]),
          await subscribed(office.second.server.bus[way]),
        ];
        good(await office.first.server.api.setTyping(group, true));
        await other.event(
          "typing-changed",
          ({ channel, person, isTyping }) => channel === group && person === office.first.self && isTyping,
        );
        good(await office.first.server.api.setTyping(group, false));
        await other.event(
          "typing-changed",
          ({ channel, person, isTyping }) => channel === group && person === office.first.self && !isTyping,
        );
        const { id } = await write("done typing");
        await own.event("message-posted", ({ message }) => message.id === id);
        expect(own.notices.flatMap(({ events }) => events).filter(({ type }) => type === "typing-changed")).toEqual([]);
      });
    }
  });
}
