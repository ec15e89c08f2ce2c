import type { WorkspaceState } from "../workspace.ts";
import type { ChannelId } from "../../ids.ts";
import { at } from "../../collections/table.ts";

/** What the server says to the person alone takes the place of what it said before in that conversation. */
export function withAside(state: WorkspaceState, channel: ChannelId, text: string): WorkspaceState {
  const conversation = at(state.conversations, channel);
  if (!conversation) return state;
  const number = (state.asides[channel]?.number ?? 0) + 1;
  const below = conversation.lastMessage?.id ?? null;
  return { ...state, asides: { ...state.asides, [channel]: { number, text, below } } };
}
