import type { Odoo } from "./odoo.ts";
import { createChannel, createGroup, describe, directMessage, invite, join, leave, setPinned } from "./gathering.ts";
import { escapeHtml } from "./html.ts";
import { edit, pin, post, react, readableMessage, star } from "./posting.ts";
import { setPresence } from "./presence.ts";
import { markAsRead, setTyping } from "./reading.ts";
import type { Account, Attachment, Channel, Member, Picture, PresenceStatus } from "./records.ts";

/** Does as one user of the demo server what a person would do in another client. Ids are Odoo's. */
export interface Actor {
  readonly partnerId: number;
  readonly uid: number;
  /** Posts and answers the message's id. `text` is escaped; `html` is taken as it is. */
  post(channel: number, text: string, options?: PostOptions): number;
  /** Shows this from now on instead of initials. */
  setPicture(picture: Picture): void;
  /** Puts a file on the server, for one of the `attachments` of a post. */
  upload(
    channel: number,
    file: Pick<Attachment, "name" | "mimetype" | "content"> & { accessToken?: string },
  ): Attachment;
  type(channel: number, on: boolean): void;
  /** Reads up to `message`, or to the newest. */
  read(channel: number, message?: number): void;
  react(message: number, content: string, on?: boolean): void;
  edit(message: number, html: string): void;
  remove(message: number): void;
  /** Takes its row away for good, of which nobody is told. */
  unlink(message: number): void;
  pin(message: number, on?: boolean): void;
  star(message: number, on?: boolean): void;
  /** Finds or opens the direct message with these logins; answers its id. */
  openDirectMessage(...logins: string[]): number;
  createGroup(name: string, ...logins: string[]): number;
  createChannel(name: string): number;
  invite(channel: number, ...logins: string[]): void;
  join(channel: number): void;
  leave(channel: number): void;
  rename(channel: number, name: string): void;
  unpin(channel: number): void;
  presence(status: PresenceStatus): void;
}

export interface PostOptions {
  readonly html?: boolean;
  /** HTML past the server's sanitiser. */
  readonly isRaw?: boolean;
  readonly replyTo?: number;
  readonly mention?: readonly string[];
  readonly attachments?: readonly Attachment[];
  readonly messageId?: string;
  readonly temporaryId?: unknown;
}

export function actorFor(odoo: Odoo, login: string): Actor {
  const account = accountNamed(odoo, login);
  const { partner } = account;

  const channelAt = (id: number): Channel => {
    const channel = odoo.world.channels.get(id);
    if (channel === undefined) throw new Error(`The demo server has no channel ${id}`);
    return channel;
  };
  const memberAt = (id: number): Member => {
    const member = channelAt(id).members.get(partner.id);
    if (member === undefined) throw new Error(`${login} is not in channel ${id}`);
    return member;
  };
  const messageAt = (id: number) => readableMessage(odoo, account, id);
  const partnersAt = (logins: readonly string[]) => logins.map((name) => accountNamed(odoo, name).partner);

  return {
    partnerId: partner.id,
    uid: account.id,
    post(channel, text, options = {}) {
      const message = post(odoo, channelAt(channel), {
        author: partner,
        body: options.html === true ? text : escapeHtml(text),
        isRaw: options.isRaw ?? false,
        parent: options.replyTo === undefined ? null : messageAt(options.replyTo),
        recipients: partnersAt(options.mention ?? []),
        attachments: [...(options.attachments ?? [])],
        ...(options.messageId === undefined ? {} : { messageId: options.messageId }),
        ...(options.temporaryId === undefined ? {} : { temporaryId: options.temporaryId }),
      });
      return message.id;
    },
    setPicture(picture) {
      partner.picture = picture;
    },
    upload: (channel, file) =>
      odoo.world.addAttachment({ ...file, resModel: "discuss.channel", resId: channelAt(channel).id }),
    type: (channel, on) => setTyping(odoo, memberAt(channel), on),
    read(channel, message) {
      const last = message ?? channelAt(channel).messages.at(-1)?.id;
      if (last !== undefined) markAsRead(odoo, memberAt(channel), last, false);
    },
    react: (message, content, on = true) => void react(odoo, messageAt(message), partner, content, on),
    edit: (message, html) => edit(odoo, account, messageAt(message), html, messageAt(message).attachments),
    remove: (message) => edit(odoo, account, messageAt(message), "", []),
    unlink: (message) => odoo.world.removeMessage(messageAt(message)),
    pin: (message, on = true) => pin(odoo, account, messageAt(message), on),
    star: (message, on = true) => star(odoo, account, [messageAt(message)], on),
    openDirectMessage: (...logins) => directMessage(odoo, account, partnersAt(logins)).id,
    createGroup: (name, ...logins) => createGroup(odoo, account, partnersAt(logins), name).id,
    createChannel: (name) => createChannel(odoo, account, name, false).id,
    invite: (channel, ...logins) => void invite(odoo, account, channelAt(channel), partnersAt(logins)),
    join: (channel) => void join(odoo, account, channelAt(channel)),
    leave: (channel) => leave(odoo, memberAt(channel)),
    rename: (channel, name) => describe(odoo, channelAt(channel), { name }),
    unpin: (channel) => setPinned(odoo, memberAt(channel), false),
    presence: (status) => setPresence(odoo, account, status),
  };
}

export function accountNamed(odoo: Odoo, login: string): Account {
  const account = odoo.world.accountOf(login);
  if (account === null) throw new Error(`The demo server has no user ${login}`);
  return account;
}
