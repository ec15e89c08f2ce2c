import { escapeHtml } from "./html.ts";
import { transact, type Odoo } from "./odoo.ts";
import { partnerBus } from "./posting.ts";
import type { Account, Channel } from "./records.ts";

/** What `/help` and `/who` answer, in Odoo's words (`mail/models/discuss/discuss_channel.py`). */

/** To whoever asked, and to nobody else; nothing of it is kept. */
export function tellAlone(odoo: Odoo, account: Account, channel: Channel, words: string): void {
  const body = `<span class="o_mail_notification">${words}</span>`;
  const thread = { id: channel.id, model: "discuss.channel" };
  transact(odoo, (tx) => tx.send(partnerBus(account.partner), "discuss.channel/transient_message", { body, thread }));
}

export function helpOn(channel: Channel, account: Account): string {
  const others = linksToOthers(channel, account);
  const where =
    channel.type === "channel"
      ? `You are in channel <b>#${escapeHtml(channel.name)}</b>.`
      : others.length === 0
        ? "You are alone in a private conversation."
        : `You are in a private conversation with ${listed(others)}.`;
  return [
    `${where}<br><br>Type <b>@username</b> to mention someone, and grab their attention.`,
    "Type <b>#channel</b> to mention a channel.",
    "Type <b>/command</b> to execute a command.",
    "Type <b>:shortcut</b> to insert a canned response in your message.",
  ].join("<br>");
}

const namedAtMost = 30;

export function whoIsIn(channel: Channel, account: Account): string {
  const others = linksToOthers(channel, account);
  if (others.length === 0) return "You are alone in this channel.";
  const last = others.length > namedAtMost ? "more" : "you";
  return `Users in this channel: ${listed([...others.slice(0, namedAtMost), last])}.`;
}

function linksToOthers(channel: Channel, account: Account): readonly string[] {
  return [...channel.members.values()]
    .filter(({ partner }) => partner !== account.partner)
    .map(
      ({ partner }) =>
        `<a href=# data-oe-model='res.partner' data-oe-id='${partner.id}'>@${escapeHtml(partner.name)}</a>`,
    );
}

function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  const others = items.slice(0, -1);
  return others.length === 0 ? last : `${others.join(", ")}${others.length > 1 ? "," : ""} and ${last}`;
}
