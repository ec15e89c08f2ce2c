import { readableChannel } from "./call.ts";
import type { ModelMethod } from "./call-kw.ts";
import type { Odoo } from "./odoo.ts";
import { optionalNumber, requiredId, textOf } from "./params.ts";
import { addPartner, persona, threadOf } from "./store-format.ts";
import { createStore } from "./store.ts";
import type { Partner } from "./records.ts";

/** Finding people (WIRE.md §6.3). */
export const partnerMethods: Readonly<Record<string, ModelMethod>> = {
  im_search: ({ odoo, account, args, kwargs }) => {
    const found = usersNamed(odoo, args[0] ?? kwargs["name"]).filter((partner) => partner !== account.partner);
    return partnerStore(odoo, found.slice(0, optionalNumber(kwargs, "limit") ?? 20));
  },
  search_for_channel_invite: ({ odoo, account, args, kwargs }) => {
    const channelId = optionalNumber(kwargs, "channel_id");
    const channel = channelId === null ? null : readableChannel(odoo, account, channelId);
    const found = usersNamed(odoo, args[0] ?? kwargs["search_term"]).filter((p) => channel?.members.has(p.id) !== true);
    return { count: found.length, data: partnerStore(odoo, found.slice(0, optionalNumber(kwargs, "limit") ?? 30)) };
  },
  get_mention_suggestions: ({ odoo, args, kwargs }) =>
    partnerStore(odoo, usersNamed(odoo, args[0] ?? kwargs["search"]).slice(0, optionalNumber(kwargs, "limit") ?? 8)),
  get_mention_suggestions_from_channel: ({ odoo, account, kwargs }) => {
    const channel = readableChannel(odoo, account, requiredId(kwargs, "channel_id"));
    const wanted = textOf(kwargs["search"]).toLowerCase();
    const store = createStore();
    for (const member of channel.members.values()) {
      if (!matches(member.partner, wanted)) continue;
      store.add("discuss.channel.member", {
        id: member.id,
        persona: persona(member.partner),
        thread: threadOf(channel),
      });
      store.add("res.partner", { id: member.partner.id });
    }
    return store.result();
  },
};

function usersNamed(odoo: Odoo, search: unknown): Partner[] {
  const wanted = textOf(search).toLowerCase();
  return [...odoo.world.partners.values()].filter(
    (partner) => partner.active && partner.account?.active === true && matches(partner, wanted),
  );
}

const matches = (partner: Partner, wanted: string) =>
  partner.name.toLowerCase().includes(wanted) || partner.email.toLowerCase().includes(wanted);

function partnerStore(odoo: Odoo, partners: readonly Partner[]) {
  const store = createStore();
  for (const partner of partners) addPartner(odoo, store, partner);
  return store.result();
}
