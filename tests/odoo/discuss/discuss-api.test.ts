import { describe, expect, test } from "vitest";
import { createJsonRpc } from "../../../electron/odoo/http/json-rpc.ts";
import { createParseWarnings } from "../../../electron/odoo/wire/parse-warnings-log.ts";
import { createDiscussApi } from "../../../electron/odoo/discuss/discuss-api.ts";
import { createSession } from "../../../electron/odoo/session/session.ts";
import { channelId, clientId, me, messageId, uuid, workspaceId } from "../../support/builders.ts";
import { createFakeClock, monday } from "../../support/fake-clock.ts";
import { servers } from "../../wire/recordings.ts";
import { json, odooError, page, recorded, scriptedHttp, type Scripted } from "../http/scripted-http.ts";
import { plain, type Mention, type MessageContent } from "../../../shared/domain/messages/content.ts";
import { inConversation } from "../../../shared/domain/messages/thread.ts";
import type { PartnerId, RecordId, RecordModel } from "../../../shared/ids.ts";

function open(...answers: Scripted[]) {
  const http = scriptedHttp(...answers);
  const profile = {
    kind: "odoo",
    access: "session",
    name: "Acme",
    server: "https://odoo.example",
    database: "odoo18b",
    login: "alice",
    self: me,
  } as const;
  const stored = { id: workspaceId(1), uid: 8, profile };
  const session = createSession({ http, stored, cookie: "session_id=mine", onCookieChanged: () => {}, log: () => {} });
  const api = createDiscussApi({
    upload: () => Promise.reject(new Error("nothing to upload")),
    jsonRpc: createJsonRpc({ http, origin: profile.server, cookie: session.cookie }),
    stored,
    session,
    clock: createFakeClock(),
    parseWarnings: createParseWarnings(() => {}),
  });
  const asked = () =>
    http.requests.map(({ url, body }) => ({ path: new URL(url).pathname, params: JSON.parse(String(body)).params }));
  return { api, http, asked };
}

const channel = channelId(10);
const ann: Mention = { type: "partner", partner: 7 as PartnerId, name: "Ann" };
const annLink =
  '<a href="#" class="o_mail_redirect" data-oe-id="7" data-oe-model="res.partner" target="_blank">@Ann</a>';
const outgoing = {
  clientId: clientId(5),
  thread: inConversation(channel),
  content: plain("hi <all>"),
  replyTo: messageId(298),
  attachments: [],
};

describe.each(servers)("what %s answered", (server) => {
  test("the overview is one request, and every conversation is whole", async () => {
    const { api, asked } = open(recorded("/mail/data combined", server));
    const overview = await api.loadOverview();
    expect(asked()).toEqual([{ path: "/mail/data", params: { init_messaging: {}, channels_as_member: true } }]);
    expect(overview.ok && overview.value).toMatchSnapshot();
  });

  test("a page of history is oldest first, and only what was listed", async () => {
    const { api, asked } = open(recorded("before", server));
    const answer = await api.loadHistory(channel, { at: "before", message: messageId(345) }, 5);
    expect(asked()).toEqual([{ path: "/discuss/channel/messages", params: { channel_id: 10, limit: 5, before: 345 } }]);
    const ids = answer.ok ? answer.value.messages.map(({ id }) => id) : [];
    expect(ids).toHaveLength(5);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(answer.ok && new Set(answer.value.messages.map(({ text }) => /^hist \d+/.test(text)))).toEqual(
      new Set([true]),
    );
  });

  test("people are found whole", async () => {
    const answer = await open(recorded("res.partner.im_search", server)).api.searchPeople("bo", 10);
    expect(answer).toEqual({
      ok: true,
      value: [
        { key: "partner:43", name: "Bob Birch", presence: "offline", isUser: true, avatarVersion: expect.any(String) },
      ],
    });
  });

  test("a direct message is a conversation of two", async () => {
    const answer = await open(recorded("channel_get pin false", server)).api.openDirectMessage(43 as never);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        kind: "chat",
        memberCount: 2,
        members: [{ person: expect.any(String) }, { person: expect.any(String) }],
      },
    });
  });
});

describe("posting", () => {
  test("gives the message its own name, as HTML, as a comment, and more than a minute", async () => {
    const { api, http, asked } = open(json(301));
    expect(await api.postMessage(outgoing)).toMatchObject({
      ok: true,
      value: {
        id: 301,
        author: me,
        sentAt: monday,
        body: "<p>hi &lt;all&gt;</p>",
        text: "hi <all>",
        clientId: uuid(5),
        replyTo: { id: 298 },
      },
    });
    expect(asked()).toEqual([
      {
        path: "/web/dataset/call_kw/discuss.channel/message_post",
        params: {
          model: "discuss.channel",
          method: "message_post",
          args: [[10]],
          kwargs: {
            body: "<p>hi &lt;all&gt;</p>",
            body_is_html: true,
            message_type: "comment",
            subtype_xmlid: "mail.mt_comment",
            message_id: `<${uuid(5)}@parley>`,
            parent_id: 298,
            context: { temporary_id: uuid(5) },
          },
        },
      },
    ]);
    expect(http.requests[0]?.timeout).toBeGreaterThan(60_000);
  });

  test.each<[string, MessageContent, string]>([
    ["plain text", plain("hi @Ann", [ann]), `<p>hi ${annLink}</p>`],
    [
      "formatted content",
      { type: "html", html: `<p><b>hi</b> ${annLink}</p>`, text: "hi @Ann", mentions: [ann] },
      `<p><b>hi</b> ${annLink}</p>`,
    ],
  ])(
    "%s that names somebody goes as HTML with whom to tell, when it is posted and when it is edited",
    async (_what, content, body) => {
      const { api, asked } = open(json(301), json({}));
      expect(await api.postMessage({ ...outgoing, content })).toMatchObject({
        value: { body, text: "hi @Ann", mentions: ["partner:7"] },
      });
      await api.editMessage(messageId(301), content);
      expect(asked()).toMatchObject([
        { params: { kwargs: { body, body_is_html: true, partner_ids: [7] } } },
        { params: { message_id: 301, body, partner_ids: [7], attachment_ids: null } },
      ]);
    },
  );

  test.each<[string, Scripted, string]>([
    ["never left", { type: "refused", detail: "" }, "offline"],
    ["was cut", { type: "broken", detail: "" }, "unanswered"],
    ["was answered by a proxy", page(504, ""), "unanswered"],
    ["met a busy server", odooError("psycopg2.errors.SerializationFailure", "could not serialize access"), "busy"],
    ["met a server that said no", odooError("odoo.exceptions.AccessError", "You may not"), "refused"],
    ["was answered with no id", json("done"), "unanswered"],
  ])("that %s (%j) is %s", async (_what, answer, type) => {
    expect(await open(answer).api.postMessage(outgoing)).toMatchObject({ ok: false, error: { type } });
  });
});

test("a message about a record is posted to it, and looked for where it stands", async () => {
  const thread = { type: "record", model: "sale.order" as RecordModel, id: 9 as RecordId } as const;
  const found = { id: 301, thread: { model: "sale.order", id: 9 }, body: "<p>x</p>", date: "2026-11-20 21:08:56" };
  const history = json({ messages: [301], data: { "mail.message": [{ ...found, message_type: "comment" }] } });
  const { api, asked } = open(json(301), json([{ id: 301 }]), history);
  expect(await api.postMessage({ ...outgoing, thread })).toMatchObject({ value: { id: 301, thread } });
  expect(await api.findPosted(thread, clientId(5))).toMatchObject({ value: { id: 301, thread, text: "x" } });
  expect(asked()).toMatchObject([
    { path: "/web/dataset/call_kw/sale.order/message_post", params: { args: [[9]] } },
    { params: { args: [[{}, ["model", "=", "sale.order"], ["res_id", "=", 9]], ["id"]] } },
    { path: "/mail/thread/messages", params: { thread_model: "sale.order", thread_id: 9, around: 301, limit: 2 } },
  ]);
});

test("looking for a posted message asks by its name within its channel", async () => {
  const { api, asked } = open(json([]));
  expect(await api.findPosted(inConversation(channel), clientId(5))).toEqual({ ok: true, value: null });
  const domain = [
    ["message_id", "=", `<${uuid(5)}@parley>`],
    ["model", "=", "discuss.channel"],
    ["res_id", "=", 10],
  ];
  expect(asked()).toMatchObject([{ params: { model: "mail.message", method: "search_read", args: [domain, ["id"]] } }]);
});

test("a post and a star must not be done twice on the way; what comes to the same may", async () => {
  const { api, http } = open(json(301), json(null), json(null), json({}), json([]), json({}));
  await api.postMessage(outgoing);
  await api.star(messageId(300));
  await api.pinMessage(channel, messageId(300), true);
  await api.loadOverview();
  await api.findPosted(inConversation(channel), clientId(5));
  await api.editMessage(messageId(300), plain("new"));
  expect(http.requests.map(({ isRepeatable }) => isRepeatable)).toEqual([false, false, false, true, true, true]);
});

test("an answer that cannot be understood says neither yes nor no", async () => {
  expect(await open(json({ rows: [] })).api.findPosted(inConversation(channel), clientId(5))).toMatchObject({
    ok: false,
    error: { type: "malformed" },
  });
  expect(await open(json([])).api.loadHistory(channel, { at: "latest" }, 5)).toMatchObject({
    ok: false,
    error: { type: "malformed" },
  });
  expect(await open(json({})).api.openDirectMessage(43 as never)).toMatchObject({
    ok: false,
    error: { type: "malformed" },
  });
});

test("an edit leaves attachments alone, a deletion takes them too", async () => {
  const { api, asked } = open(json({}), json({}));
  await api.editMessage(messageId(300), plain("new"));
  await api.deleteMessage(messageId(300));
  expect(asked().map(({ params }) => params)).toEqual([
    { message_id: 300, body: "<p>new</p>", attachment_ids: null },
    { message_id: 300, body: "", attachment_ids: [] },
  ]);
});
