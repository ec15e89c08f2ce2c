import * as v from "valibot";
import type { AppState } from "../../../shared/domain/app-state.ts";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { Person, Presence } from "../../../shared/domain/people/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import { plain } from "../../../shared/domain/messages/content.ts";
import { inConversation } from "../../../shared/domain/messages/thread.ts";
import { AttachmentId, type ChannelId, type PersonaKey } from "../../../shared/ids.ts";
import { emptyApp } from "../../../shared/domain/app-reduce.ts";
import { emptyWorkspace } from "../../../shared/domain/workspace-reduce.ts";
import { tableOf } from "../../../shared/collections/table.ts";
import {
  channelId,
  clientId,
  conversation,
  memberId,
  message,
  messageId,
  partner,
  workspaceId,
} from "../../support/builders.ts";
import { literal } from "../../support/literal.ts";

/** A believable office on a Tuesday, to look at: everything the window can show stands somewhere in it. */

const minute = 60_000;
const now = new Date().setHours(14, 42, 0, 0);
const self = partner(3);
const at = (minutesAgo: number) => now - minutesAgo * minute;

const staff: readonly (readonly [number, string, Presence])[] = [
  [3, "Mitchell Admin", "online"],
  [7, "Marc Demo", "online"],
  [8, "Joel Willis", "away"],
  [9, "Anita Oliver", "online"],
  [10, "Abigail Peterson", "offline"],
  [11, "Ernest Reed", "online"],
  [12, "Paul Williams", "offline"],
  [13, "Tina Williamson", "away"],
  [14, "Zoë Łukasiewicz", "online"],
  [15, "OdooBot", "bot"],
];

export const workspace = workspaceId(1);

const people = tableOf(
  staff.map(([id, name, presence]): [PersonaKey, Person] => [
    partner(id),
    { key: partner(id), name, presence, isUser: true, avatarVersion: null },
  ]),
);

interface Room {
  readonly id: number;
  readonly name: string;
  readonly kind: Conversation["kind"];
  readonly who: readonly number[];
  readonly last: string;
  readonly by: number;
  readonly ago: number;
  readonly unread?: number;
  readonly muted?: boolean;
  readonly about?: string;
}

const rooms: readonly Room[] = [
  {
    id: 1,
    name: "Product launch",
    kind: "channel",
    who: [3, 7, 8, 9, 11, 14],
    last: "Shipping the new landing page at 15:00 🚀",
    by: 9,
    ago: 2,
    about: "Everything about the spring release",
  },
  {
    id: 2,
    name: "",
    kind: "chat",
    who: [3, 7],
    last: "Sounds good, I'll bring the contract",
    by: 7,
    ago: 6,
    unread: 2,
  },
  {
    id: 3,
    name: "general",
    kind: "channel",
    who: staff.map(([id]) => id),
    last: "Lunch truck is here!",
    by: 11,
    ago: 48,
    unread: 12,
  },
  { id: 4, name: "", kind: "chat", who: [3, 9], last: "Thanks a lot!", by: 3, ago: 95 },
  {
    id: 5,
    name: "Warehouse night shift",
    kind: "group",
    who: [3, 11, 12],
    last: "Dock 4 is free again",
    by: 12,
    ago: 60 * 5,
    unread: 3,
    muted: true,
  },
  {
    id: 6,
    name: "",
    kind: "chat",
    who: [3, 8],
    last: "Could you look at the invoice from Deco Addict?",
    by: 8,
    ago: 60 * 22,
  },
  {
    id: 7,
    name: "support-tier-2",
    kind: "channel",
    who: [3, 8, 13],
    last: "Ticket 4821 is solved, the customer confirmed",
    by: 13,
    ago: 60 * 26,
  },
  { id: 8, name: "", kind: "chat", who: [3, 14], last: "Dziękuję! Do jutra", by: 14, ago: 60 * 49 },
  {
    id: 9,
    name: "",
    kind: "chat",
    who: [3, 15],
    last: "Odoo's chat helps employees collaborate efficiently.",
    by: 15,
    ago: 60 * 24 * 9,
  },
  { id: 10, name: "", kind: "chat", who: [3, 10], last: "See you on Monday", by: 10, ago: 60 * 24 * 12 },
  {
    id: 11,
    name: "sales-emea",
    kind: "channel",
    who: [3, 7, 13],
    last: "Q3 numbers are in the sheet",
    by: 7,
    ago: 60 * 24 * 30,
  },
];

const conversations = tableOf(
  rooms.map((room): [ChannelId, Conversation] => [
    channelId(room.id),
    conversation({
      id: channelId(room.id),
      kind: room.kind,
      name: room.name,
      description: room.about ?? null,
      members: room.who.map((id) => ({ id: memberId(room.id * 100 + id), person: partner(id), seen: null })),
      memberCount: room.who.length,
      lastInterestAt: at(room.ago),
      unread: room.unread ?? 0,
      newMessageSeparator: room.unread ? messageId(1) : null,
      mutedUntil: room.muted ? Infinity : null,
      lastMessage: { id: messageId(1_000 + room.id), author: partner(room.by), text: room.last, sentAt: at(room.ago) },
    }),
  ]),
);

let next = 400;
function say(by: number, ago: number, text: string, more: Partial<Message> = {}): Message {
  next += 1;
  return message({ id: messageId(next), channel: channelId(1), author: partner(by), sentAt: at(ago), text, ...more });
}

const long: readonly Message[] = Array.from({ length: 400 }, (_none, index) =>
  message({
    id: messageId(index + 1),
    channel: channelId(1),
    author: partner(7 + (Math.floor(index / 3) % 5)),
    sentAt: at(60 * 24 * 4 - index * 4),
    text: `Note ${index + 1} of the planning round: the checklist has been gone through and the owner of each point is named.`.slice(
      0,
      24 + ((index * 37) % 90),
    ),
  }),
);

const question = say(9, 96, "Morning! Is the press kit final? The agency asks.");
const launch: readonly Message[] = [
  say(11, 60 * 26, "The staging build is green again ✅"),
  say(7, 60 * 25, "Great. I'll run the checkout tests tonight."),
  say(13, 60 * 24.5, "joined the channel", { kind: "system", body: "<div>joined the channel</div>" }),
  question,
  say(3, 90, "Nearly. I am waiting for the last two photos from the studio.", { clientId: clientId(1) }),
  say(3, 89, "They promised them for noon.", { clientId: clientId(2), isEdited: true }),
  say(7, 74, "These are the shots from the studio, which one for the hero?", {
    attachments: [
      { id: v.parse(AttachmentId, 71), name: "hero-a.jpg", mimetype: "image/jpeg", size: 480_200 },
      { id: v.parse(AttachmentId, 72), name: "hero-b.jpg", mimetype: "image/jpeg", size: 510_800 },
      { id: v.parse(AttachmentId, 73), name: "Press kit v3.pdf", mimetype: "application/pdf", size: 2_310_000 },
    ],
    reactions: [
      { content: "👍", count: 3, people: [partner(3), partner(9), partner(11)] },
      { content: "🔥", count: 1, people: [partner(14)] },
    ],
  }),
  say(9, 71, "The first one. It works on mobile too.", {
    replyTo: {
      id: question.id,
      author: partner(7),
      text: "These are the shots from the studio, which one for the hero?",
    },
  }),
  say(14, 40, "Draft of the announcement", {
    body: `<p>Draft of the announcement, see <a href="https://docs.example.com/launch">the document</a>:</p><ul><li><strong>New:</strong> live price lists</li><li><em>Faster</em> checkout, about <code>40 %</code></li></ul><blockquote>“It simply works.” — a customer</blockquote><pre>GET /api/v2/prices?currency=EUR</pre>`,
    pinnedAt: at(30),
  }),
  say(11, 12, "@Mitchell Admin can you approve the banner before three?", {
    body: `<p><a href="#" data-oe-model="res.partner" data-oe-id="3">@Mitchell Admin</a> can you approve the banner before three?</p>`,
    mentions: [self],
    isStarred: true,
  }),
  say(3, 9, "Approved 👌", { clientId: clientId(3) }),
  say(8, 6, "A picture from the agency", {
    body: `<p>From the agency: <img src="https://agency.example.com/banner.png" alt="banner"></p>`,
  }),
  say(9, 3, "🎉🎉"),
  say(9, 2, "Shipping the new landing page at 15:00 🚀 https://www.example.com/spring"),
];

export const history: Readonly<Record<ChannelId, readonly Message[]>> = Object.fromEntries([
  [channelId(1), [...long, ...launch]],
  ...rooms.slice(1).map((room) => [
    channelId(room.id),
    [
      message({
        id: messageId(1_000 + room.id),
        channel: channelId(room.id),
        author: partner(room.by),
        sentAt: at(room.ago),
        text: room.last,
      }),
    ],
  ]),
]);

const base = emptyWorkspace(workspace, {
  kind: "demo",
  access: "session",
  name: "YourCompany",
  server: "http://127.0.0.1:8069",
  database: "demo",
  login: "admin",
  self,
});

const state: WorkspaceState = {
  ...base,
  people,
  conversations,
  typing: { [channelId(1)]: [partner(7)], [channelId(4)]: [partner(9)] },
  connection: { state: "online", why: null, retryAt: null, isCatchingUp: false },
};

export const office: AppState = { ...emptyApp, workspaces: [state] };

/** The same with the network down and three messages on their way or refused. */
export const offlineOffice: AppState = {
  ...office,
  notices: [
    {
      id: "keyring",
      severity: "warning",
      text: literal("This desktop has no keyring, so you will be asked to sign in again after a restart."),
      at: now,
    },
  ],
  workspaces: [
    {
      ...state,
      connection: {
        state: "offline",
        why: literal("The server cannot be reached."),
        retryAt: now + 24 * 60 * minute,
        isCatchingUp: false,
      },
      outbox: [
        {
          clientId: clientId(11),
          thread: inConversation(channelId(1)),
          content: plain("The banner is on the server now."),
          replyTo: null,
          files: [],
          queuedAt: at(1),
          delivery: { state: "failed", reason: literal("You may not write in this channel any more.") },
        },
        {
          clientId: clientId(12),
          thread: inConversation(channelId(1)),
          content: plain("And the mail goes out at four."),
          replyTo: null,
          files: [],
          queuedAt: at(1),
          delivery: { state: "queued" },
        },
        {
          clientId: clientId(13),
          thread: inConversation(channelId(1)),
          content: plain("See https://www.example.com/mail for the text"),
          replyTo: null,
          files: [],
          queuedAt: at(0),
          delivery: { state: "queued" },
        },
      ],
    },
  ],
};

export const emptyOffice: AppState = emptyApp;
