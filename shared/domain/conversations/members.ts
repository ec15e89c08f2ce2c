import type { Conversation, Member } from "./types.ts";
import type { MemberId } from "../../ids.ts";
import { merged } from "../merge-by-id.ts";

/** The conversation with those members as they are now: news come last. The same one when it changes nothing. */
export function withMembers(conversation: Conversation, told: readonly Member[]): Conversation {
  const members = new Map(conversation.members.map((member) => [member.id, member]));
  let isChanged = false;
  for (const member of told) {
    const known = members.get(member.id);
    if (known && merged(known, member) === known) continue;
    members.delete(member.id);
    members.set(member.id, member);
    isChanged = true;
  }
  return isChanged ? { ...conversation, members: [...members.values()] } : conversation;
}

export function withoutMembers(conversation: Conversation, gone: readonly MemberId[]): Conversation {
  const ids = new Set(gone);
  return { ...conversation, members: conversation.members.filter(({ id }) => !ids.has(id)) };
}
