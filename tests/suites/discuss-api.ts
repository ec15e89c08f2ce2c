import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { abilitiesOf, unavailableReason, type Ability } from "../../shared/domain/abilities.ts";
import type { Message } from "../../shared/domain/messages/types.ts";
import type { Profile } from "../../shared/domain/workspace.ts";
import { proven } from "../../electron/core/sync/proof.ts";
import type { DiscussApi, OutgoingFile } from "../../electron/core/ports/server.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { conversationIn, inConversation } from "../../shared/domain/messages/thread.ts";
import { partnerOf, type AttachmentId, type ChannelId, type MessageId, type PartnerId } from "../../shared/ids.ts";
import { freshName, gather, good, type Colleagues, type ServerAddress } from "./colleagues.ts";

/** What every DiscussApi keeps, whichever server is behind it. */
export function discussApiSuite(
  name: string,
  address: () => Promise<ServerAddress> | ServerAddress,
  access: Profile["access"] = "session",
): void {
  const abilities = abilitiesOf(access);
  const unable = (ability: Ability) => ({
    ok: false,
    error: { type: "refused", kind: "other", reason: "", because: unavailableReason(ability) },
  });

  describe(`DiscussApi on ${name}, by ${access}`, () => {
    let office: Colleagues;
    let first: DiscussApi;
    let second: DiscussApi;
    let group: ChannelId;

    beforeAll(async () => {
      office = await gather(await address(), {}, access);
      first = office.first.server.api;
      second = office.second.server.api;
      group = await office.createGroup();
    });
    afterAll(() => office.close());

    const write = async (api: DiscussApi, text: string, replyTo: MessageId | null = null) =>
      good(
        await api.postMessage({
          clientId: freshName(),
          thread: inConversation(group),
          content: plain(text),
          replyTo,
          attachments: [],
        }),
      );
    const newest = async (api: DiscussApi, limit = 1) =>
      good(await api.loadHistory(group, { at: "latest" }, limit)).messages;
    const groupFor = async (api: DiscussApi) =>
      good(await api.loadOverview()).conversations.find(({ id }) => id === group);

    test("whom a message names the server knows too, in plain text and in formatted content", async () => {
      const { self } = office.second;
      const mention = { type: "partner", partner: partnerOf(self) as PartnerId, name: "Bob" } as const;
      const mentions = [mention];
      const html = "<p><b>see</b> this</p>";
      for (const [content, body] of [
        [plain("see this @Bob", mentions), `data-oe-id="${mention.partner}"`],
        [{ type: "html", html, text: "see this", mentions }, html],
      ] as const) {
        const posted = { clientId: freshName(), thread: inConversation(group), replyTo: null, attachments: [] };
        good(await first.postMessage({ ...posted, content }));
        expect(await newest(second)).toMatchObject([
          { text: content.text, body: expect.stringContaining(body), mentions: [self] },
        ]);
      }
    });

    test("what is posted stands on the server as it was written", async () => {
      const posted = await write(first, "hello <b> & 'quotes'\nsecond line");
      expect(posted).toMatchObject({
        thread: inConversation(group),
        author: office.first.self,
        kind: "comment",
        text: "hello <b> & 'quotes'\nsecond line",
      });
      expect(await newest(second)).toMatchObject([
        {
          id: posted.id,
          thread: inConversation(group),
          author: office.first.self,
          authorName: office.first.name,
          kind: "comment",
          text: posted.text,
          isEdited: false,
          isDeleted: false,
        },
      ]);
    });

    test.each([
      ["emoji", "👩‍👩‍👧 😀"],
      ["right-to-left text", "مرحبا שלום"],
      ["HTML typed as text", "<script>alert(1)</script> &lt;b&gt;"],
      ["runs of spaces", "  a   b\n\n  c"],
      ["an address", "see https://odoo.example/web?a=1&b=2#x."],
      ["a hundred thousand characters", "ß ".repeat(50_000).trim()],
    ])("%s come back the same", async (_what, text) => {
      const posted = await write(first, text);
      expect((await newest(second)).map((message) => [message.id, message.text])).toEqual([[posted.id, text]]);
    });

    test("control characters and halves of pairs do not stop a message", async () => {
      await write(first, "a\u0000b\u0007c \ud83d");
      expect((await newest(second)).map(({ text }) => text)).toEqual(["abc \ufffd"]);
    });

    test("a message is found by its own name, and what was never posted is not", async () => {
      const clientId = freshName();
      expect(good(await first.findPosted(inConversation(group), clientId))).toBeNull();
      const posted = good(
        await first.postMessage({
          clientId,
          thread: inConversation(group),
          content: plain("find me"),
          replyTo: null,
          attachments: [],
        }),
      );
      expect(good(await first.findPosted(inConversation(group), clientId))).toMatchObject({
        id: posted.id,
        text: "find me",
        author: office.first.self,
        clientId,
      });
      expect(good(await second.findPosted(inConversation(group), clientId))).toMatchObject({ id: posted.id });
    });

    test("a reply names what it replies to", async () => {
      const question = await write(first, "why?");
      const answer = await write(second, "because", question.id);
      expect((await newest(first)).map(({ id, replyTo }) => [id, replyTo])).toEqual([
        [answer.id, { id: question.id, author: office.first.self, text: "why?" }],
      ]);
    });

    test("history comes oldest first, from wherever it is asked", async () => {
      const written: MessageId[] = [];
      for (const text of ["1", "2", "3", "4", "5"]) written.push((await write(first, text)).id);
      const ids = async (place: Parameters<DiscussApi["loadHistory"]>[1], limit: number) =>
        good(await second.loadHistory(group, place, limit)).messages.map(({ id }) => id);
      const [one, two, three, four, five] = written as [MessageId, MessageId, MessageId, MessageId, MessageId];
      expect(await ids({ at: "latest" }, 3)).toEqual([three, four, five]);
      expect(await ids({ at: "before", message: three }, 2)).toEqual([one, two]);
      expect(await ids({ at: "after", message: one }, 2)).toEqual([two, three]);
      expect(await ids({ at: "around", message: three }, 4)).toEqual([two, three, four, five]);
      expect(await ids({ at: "after", message: five }, 10)).toEqual([]);
    });

    test("a file is loaded as it was sent", async () => {
      const id = await office.postFile(group);
      const [message] = await newest(second);
      const file = { id: expect.any(Number), name: "plan.txt", mimetype: "text/plain", size: 8 };
      expect(message).toMatchObject({ id, text: "see file", attachments: [file] });
      const [attached] = message?.attachments ?? [];
      if (!attached) throw new Error("nothing is attached");
      const attachment = attached.id;
      const loaded = good(await office.second.server.media.load({ type: "file", attachment }));
      expect([loaded.mimetype, new TextDecoder().decode(loaded.bytes), loaded.isImmutable]).toEqual([
        "text/plain",
        "the plan",
        true,
      ]);
    });

    test("everybody and every conversation has a picture", async () => {
      const { media } = office.second.server;
      const person = good(await media.load({ type: "persona-avatar", person: office.first.self, version: "1" }));
      const room = good(await media.load({ type: "channel-avatar", channel: group, version: null }));
      for (const { bytes } of [person, room]) expect(bytes.byteLength).toBeGreaterThan(0);
      expect([person.isImmutable, room.isImmutable]).toEqual([true, false]);
    });

    test("a star is one's own, a pin is everybody's", async () => {
      const { id } = await write(first, "remember");
      good(await first.star(id));
      good(await first.pinMessage(group, id, true));
      const seen = async (api: DiscussApi) => {
        const message = (await newest(api, 5)).find((candidate) => candidate.id === id);
        return [message?.isStarred, typeof message?.pinnedAt];
      };
      expect([await seen(first), await seen(second)]).toEqual([
        [true, "number"],
        [false, "number"],
      ]);
      good(await first.star(id));
      good(await first.pinMessage(group, id, false));
      expect(await seen(first)).toEqual([false, "object"]);
    });

    test("one search finds what was written since, and what is starred or pinned, as history has it", async () => {
      const [unmarked, starred, pinned] = [
        await write(first, "plain"),
        await write(first, "*"),
        await write(first, "!"),
      ];
      good(await second.star(starred.id));
      good(await first.pinMessage(group, pinned.id, true));
      const changes = async (since: number) => {
        const query = { channels: [group], from: unmarked.id, to: pinned.id, since, shown: [], reactionsMet: 0 };
        const found = await second.loadChanges(query);
        const { versions, isWhole } = good(found);
        expect(isWhole).toBe(true);
        return versions.toSorted((a, b) => a.id - b.id);
      };
      const all = [unmarked.id, starred.id, pinned.id];
      const history = (await newest(second, 10)).filter(({ id }) => all.includes(id));
      expect(await changes(0)).toMatchObject(
        history.map(({ id, sentAt, body, text, isEdited, isStarred, pinnedAt, mentions }) => ({
          id,
          channel: group,
          sentAt,
          body,
          text,
          isEdited,
          isStarred,
          pinnedAt,
          mentions,
          isEmpty: false,
          attachments: [],
          replyTo: null,
          isWithoutReactions: false,
          writtenAt: expect.any(Number),
        })),
      );
      expect((await changes(Date.UTC(2100, 0))).map(({ id }) => id)).toEqual([starred.id, pinned.id]);
      good(await second.star(starred.id));
      good(await first.pinMessage(group, pinned.id, false));
    });

    test("of what is shown, the changes leave out who bears a reaction, where reactions are shown at all", async () => {
      const posted = [await write(first, "bare"), await write(first, "to be reacted to"), await write(first, "*")];
      const answer = await write(first, "an answer", posted[0]?.id);
      const [bare, reacted, starred] = posted.map(({ id }) => id) as [MessageId, MessageId, MessageId];
      good(await second.star(starred));
      if (abilities.react) for (const id of [reacted, starred]) good(await first.react(id, "👍", true));
      const told = async (shown: readonly MessageId[], reactionsMet = 0) => {
        const since = Date.UTC(2100, 0);
        const query = { channels: [group], from: bare, to: answer.id, since, shown, reactionsMet };
        const { versions, isWhole } = good(await second.loadChanges(query));
        expect(isWhole).toBe(true);
        return versions
          .toSorted((a, b) => a.id - b.id)
          .map(({ id, replyTo, isWithoutReactions }) => [id, replyTo, isWithoutReactions]);
      };
      const all = [bare, reacted, starred, answer.id];
      const bearers = abilities.react ? [] : [reacted, starred];
      const whole = [...[bare, ...bearers].map((id) => [id, null, true]), [answer.id, bare, true]];
      expect(await told(all)).toEqual(whole);
      expect(await told([bare])).toEqual([
        [bare, null, true],
        [starred, null, false],
      ]);
      // A server of so many reactions is not asked to look through them all.
      expect(await told(all, 1_000_000)).toEqual(abilities.react ? [[starred, null, false]] : whole);
      good(await second.star(starred));
      if (abilities.react) for (const id of [reacted, starred]) good(await first.react(id, "👍", false));
    });

    test("[GAP5] the changes prove all of a history but what bears reactions, files, answers and system lines too", async () => {
      const quoted = await write(first, "to be quoted");
      await write(second, "an answer", quoted.id);
      await office.postFile(group);
      if (abilities.react) good(await first.react(quoted.id, "👍", true));
      const history = await newest(second, 200);
      const shown = history.map(({ id }) => id);
      const [from, to] = [shown[0] ?? quoted.id, shown.at(-1) ?? quoted.id];
      const since = Date.UTC(2100, 0);
      const query = { channels: [group], from, to, since, shown, reactionsMet: 0 };
      const changes = good(await second.loadChanges(query));
      const held = new Map(history.map((message) => [message.id, message]));
      const sure = proven(query, changes, (id) => held.get(id) ?? null, new Set());
      // An answer to what is not proven is not proven either: its page is asked for from there on anyway.
      const isSure = ({ id, reactions, replyTo }: Message) =>
        id !== quoted.id && reactions.length === 0 && replyTo?.id !== quoted.id;
      const expected = abilities.react ? history.filter(isSure) : history;
      expect([...sure]).toEqual(expected.map(({ id }) => id));
      expect(sure.size).toBeGreaterThan(3);
      if (abilities.react) good(await first.react(quoted.id, "👍", false));
    });

    test("unread counts grow with what others write, and reading clears them", async () => {
      const before = (await newest(second))[0];
      good(await second.markRead(group, before!.id));
      await write(first, "one");
      const { id, text } = await write(first, "two");
      expect(await groupFor(second)).toMatchObject({
        kind: "group",
        unread: 2,
        isPinned: true,
        lastMessage: { id, text },
      });
      expect(await groupFor(first)).toMatchObject({ unread: 0 });
      good(await second.markRead(group, id));
      expect(await groupFor(second)).toMatchObject({ unread: 0, newMessageSeparator: id + 1 });
    });

    test("the overview knows who is in it, and the last message of each conversation", async () => {
      const { id } = await write(first, "the last one");
      const overview = good(await second.loadOverview());
      const conversation = overview.conversations.find((candidate) => candidate.id === group);
      expect(conversation).toMatchObject({
        name: expect.stringContaining("parley test"),
        memberCount: 2,
        customName: null,
        mutedUntil: null,
      });
      expect(overview.lastMessages.find(({ thread }) => conversationIn(thread) === group)).toMatchObject({
        id,
        text: "the last one",
      });
      expect(overview.people).toContainEqual(
        expect.objectContaining({ key: office.second.self, name: office.second.name, isUser: true }),
      );
    });

    test("one conversation can be asked for by its id, with members and last message", async () => {
      const { id } = await write(first, "newest");
      const { conversations, people, lastMessages } = good(await second.loadConversation(group));
      expect(conversations).toMatchObject([
        { id: group, kind: "group", memberCount: 2, lastMessage: { id, text: "newest" } },
      ]);
      expect(conversations[0]?.members.map(({ person }) => person).toSorted()).toEqual(
        [office.first.self, office.second.self].toSorted(),
      );
      expect(people.map(({ key }) => key)).toEqual(expect.arrayContaining([office.first.self, office.second.self]));
      expect(lastMessages.map((message) => message.id)).toEqual([id]);
    });

    test("people are found by a part of their name", async () => {
      const found = good(await first.searchPeople(office.second.name.slice(0, 3), 20));
      expect(found).toContainEqual(
        expect.objectContaining({ key: office.second.self, name: office.second.name, isUser: true }),
      );
    });

    test("a direct message is opened once, whoever asks", async () => {
      const opened = good(await first.openDirectMessage(partnerOf(office.second.self)!));
      expect(opened).toMatchObject({ kind: "chat", memberCount: 2 });
      expect(opened.members.map(({ person }) => person).toSorted()).toEqual(
        [office.first.self, office.second.self].toSorted(),
      );
      expect(good(await second.openDirectMessage(partnerOf(office.first.self)!)).id).toBe(opened.id);
    });

    test("a command that the server has is done, and one that it has not is told apart from a failure", async () => {
      expect(good(await first.runCommand(group, "help", "/help"))).toBe("done");
      expect(good(await first.runCommand(group, "nosuchthing", "/nosuchthing"))).toBe("unknown");
    });

    test("whoever leaves by a command has left", async () => {
      const left = await office.createGroup();
      expect(good(await second.runCommand(left, "leave", "/leave"))).toBe("done");
      const held = good(await second.loadOverview()).conversations.map(({ id }) => id);
      expect([held.includes(group), held.includes(left)]).toEqual([true, false]);
    });

    const bytes = (text: string | Uint8Array) => {
      const whole = typeof text === "string" ? new TextEncoder().encode(text) : text;
      return {
        size: whole.byteLength,
        async *read() {
          for (let at = 0; at < whole.byteLength; at += 65_536)
            yield await Promise.resolve(whole.subarray(at, at + 65_536));
        },
      };
    };
    const upload = (file: Partial<OutgoingFile> = {}) =>
      first.uploadFile({
        thread: inConversation(group),
        name: "plan.txt",
        mimetype: "text/plain",
        bytes: bytes("the plan"),
        onSent: () => {},
        signal: new AbortController().signal,
        ...file,
      });

    test("[OB5] files go up before their message, which shows them to everybody", async () => {
      const large = new Uint8Array(3_000_000).fill(7);
      const sent: number[] = [];
      const plan = good(await upload());
      const film = good(
        await upload({
          name: "Größe (1) 日本.bin",
          mimetype: "application/octet-stream",
          bytes: bytes(large),
          onSent: (so) => void sent.push(so),
        }),
      );
      const attachments = [
        { id: plan, name: "plan.txt", mimetype: "text/plain", size: 8 },
        { id: film, name: "Größe (1) 日本.bin", mimetype: "application/octet-stream", size: 3_000_000 },
      ];
      const clientId = freshName();
      const posted = good(
        await first.postMessage({
          clientId,
          thread: inConversation(group),
          content: plain(""),
          replyTo: null,
          attachments,
        }),
      );
      expect(posted.attachments).toEqual(attachments);
      const [seen] = await newest(second);
      expect([seen?.id, seen?.text, seen?.isDeleted]).toEqual([posted.id, "", false]);
      expect(seen?.attachments.map((file) => [file.id, file.name, file.size])).toEqual(
        expect.arrayContaining([
          [plan, "plan.txt", 8],
          [film, "Größe (1) 日本.bin", 3_000_000],
        ]),
      );
      const { media } = office.second.server;
      const read = async (id: AttachmentId) => good(await media.load({ type: "file", attachment: id })).bytes;
      expect(new TextDecoder().decode(await read(plan))).toBe("the plan");
      expect(Buffer.compare(await read(film), large)).toBe(0);
      expect([sent.at(-1), sent.toSorted((a, b) => a - b)]).toEqual([3_000_000, sent]);
      // XML-RPC has one body, of which nothing is known until it is answered.
      expect(sent.length).toBeGreaterThan(access === "session" ? 10 : 0);
      expect(good(await first.findPosted(inConversation(group), clientId))?.attachments).toHaveLength(2);
    });

    test.each([
      ["a&b=c;d 100%.txt", "a&b=c;d 100%.txt"],
      ["tab\there.txt", "tab here.txt"],
    ])("a file named %j is shown as %j", async (given, stored) => {
      const id = good(await upload({ name: given }));
      const attachments = [{ id, name: given, mimetype: "text/plain", size: 8 }];
      good(
        await first.postMessage({
          clientId: freshName(),
          thread: inConversation(group),
          content: plain("named"),
          replyTo: null,
          attachments,
        }),
      );
      expect((await newest(second))[0]?.attachments.map((file) => file.name)).toEqual([stored]);
    });

    test("an empty file is a file too", async () => {
      const id = good(await upload({ name: "empty.txt", bytes: bytes("") }));
      const attachments = [{ id, name: "empty.txt", mimetype: "text/plain", size: 0 }];
      good(
        await first.postMessage({
          clientId: freshName(),
          thread: inConversation(group),
          content: plain("nothing"),
          replyTo: null,
          attachments,
        }),
      );
      expect((await newest(second))[0]?.attachments).toMatchObject([{ id, name: "empty.txt" }]);
    });

    test("a message that names an attachment which is gone is refused", async () => {
      const attachments = [{ id: (2 ** 31 - 2) as AttachmentId, name: "x", mimetype: "text/plain", size: 1 }];
      const outgoing = {
        clientId: freshName(),
        thread: inConversation(group),
        content: plain("x"),
        replyTo: null,
        attachments,
      };
      expect(await first.postMessage(outgoing)).toMatchObject({ error: { type: "refused" } });
      expect(good(await first.findPosted(inConversation(group), outgoing.clientId))).toBeNull();
    });

    test("how large a file may be is known once the session was refreshed", async () => {
      good(await office.first.server.session.refresh());
      expect(first.fileLimit()).toBeGreaterThanOrEqual(1_000_000);
    });

    test("what does not exist is missing, and not a dead session", async () => {
      const nowhere = (2 ** 31 - 2) as ChannelId;
      expect(await first.loadHistory(nowhere, { at: "latest" }, 10)).toMatchObject({
        error: { type: "refused", kind: "missing" },
      });
      expect(
        await first.postMessage({
          clientId: freshName(),
          thread: inConversation(nowhere),
          content: plain("x"),
          replyTo: null,
          attachments: [],
        }),
      ).toMatchObject({ error: { type: "refused" } });
    });

    test("a session that has ended is signed out, whatever it asks", async () => {
      const { server, end } = await office.again();
      await end();
      const { api, media, session } = server;
      const answers = await Promise.all([
        session.check(),
        session.refresh(),
        api.loadOverview(),
        api.loadHistory(group, { at: "latest" }, 1),
        api.postMessage({
          clientId: freshName(),
          thread: inConversation(group),
          content: plain("x"),
          replyTo: null,
          attachments: [],
        }),
        api.findPosted(inConversation(group), freshName()),
        ...(abilities.typing ? [api.setTyping(group, true)] : []),
        api.uploadFile({
          thread: inConversation(group),
          name: "x",
          mimetype: "text/plain",
          bytes: bytes("x"),
          onSent: () => {},
          signal: new AbortController().signal,
        }),
        media.load({ type: "persona-avatar", person: office.second.self, version: null }),
      ]);
      expect(answers).toEqual(answers.map(() => ({ ok: false, error: { type: "signed-out" } })));
    });

    if (access === "session") doneByRoutes();
    else refusedWithoutSession();

    /** What Odoo does by its own routes only (WIRE.md §6.5). */
    function doneByRoutes(): void {
      test("an edited message says so, a deleted one keeps its place", async () => {
        const { id } = await write(first, "frist");
        good(await first.editMessage(id, plain("first & <best>")));
        expect(await newest(second)).toMatchObject([{ id, text: "first & <best>", isEdited: true, isDeleted: false }]);
        good(await first.deleteMessage(id));
        expect(await newest(second)).toMatchObject([{ id, text: "", isDeleted: true }]);
      });

      test("somebody else's message cannot be edited or deleted", async () => {
        const { id } = await write(first, "mine");
        expect([await second.editMessage(id, plain("yours")), await second.deleteMessage(id)]).toMatchObject([
          { ok: false, error: { type: "refused", kind: "missing" } },
          { ok: false, error: { type: "refused", kind: "missing" } },
        ]);
        expect(await newest(first)).toMatchObject([{ id, text: "mine" }]);
      });

      test("an upload that is called off ends at once", async () => {
        const controller = new AbortController();
        const endless = {
          size: 1e9,
          async *read() {
            for (;;) yield await Promise.resolve(new Uint8Array(65_536));
          },
        };
        const answer = upload({
          bytes: endless,
          signal: controller.signal,
          onSent: (sent) => void (sent > 0 && controller.abort()),
        });
        expect(await answer).toMatchObject({ error: { type: "unanswered" } });
      });

      test("a file goes up for a conversation that is there, and its name keeps its quotation marks as apostrophes", async () => {
        const nowhere = (2 ** 31 - 2) as ChannelId;
        expect(await upload({ thread: inConversation(nowhere) })).toMatchObject({
          error: { type: "refused", kind: "missing" },
        });
        const id = good(await upload({ name: 'say "cheese".txt' }));
        const attachments = [{ id, name: "", mimetype: "text/plain", size: 8 }];
        const clientId = freshName();
        good(
          await first.postMessage({
            clientId,
            thread: inConversation(group),
            content: plain("named"),
            replyTo: null,
            attachments,
          }),
        );
        expect((await newest(second))[0]?.attachments).toMatchObject([{ id, name: "say 'cheese'.txt" }]);
      });

      test("reactions are counted by content and taken back one by one", async () => {
        const { id } = await write(first, "good?");
        good(await first.react(id, "👍", true));
        good(await second.react(id, "👍", true));
        good(await second.react(id, "🎉", true));
        const reactions = async () =>
          (await newest(first))[0]?.reactions.toSorted((a, b) => a.content.localeCompare(b.content));
        expect((await reactions())?.map(({ content, count }) => [content, count])).toEqual(
          [
            ["🎉", 1],
            ["👍", 2],
          ].toSorted(([a], [b]) => String(a).localeCompare(String(b))),
        );
        const page = good(await first.loadHistory(group, { at: "latest" }, 1));
        expect(page.lastReaction).toBeGreaterThan(1);
        expect(good(await first.loadHistory(group, { at: "before", message: id }, 1)).lastReaction).toBeNull();
        good(await second.react(id, "👍", false));
        good(await second.react(id, "🎉", false));
        expect(await reactions()).toEqual([{ content: "👍", count: 1, people: [office.first.self] }]);
      });
    }

    function refusedWithoutSession(): void {
      test("what has no public method is refused in words, and nothing is changed behind anybody's back", async () => {
        const { id } = await write(first, "mine");
        const answers = await Promise.all([
          first.editMessage(id, plain("new")),
          first.deleteMessage(id),
          first.react(id, "👍", true),
          first.setTyping(group, true),
        ]);
        expect(answers).toEqual((["edit", "delete", "react", "typing"] as const).map(unable));
        expect(await newest(second)).toMatchObject([{ id, text: "mine", isEdited: false, isDeleted: false }]);
      });
    }
  });
}
