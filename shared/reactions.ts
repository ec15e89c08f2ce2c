import type { Reaction } from "./discuss.ts";

/** The server tells a whole reaction at a time, people included; a count of 0 takes it away. */
export function withReaction(reactions: readonly Reaction[], told: Reaction): readonly Reaction[] {
  if (told.count === 0) return reactions.filter((reaction) => reaction.content !== told.content);
  const isKnown = reactions.some((reaction) => reaction.content === told.content);
  return isKnown
    ? reactions.map((reaction) => (reaction.content === told.content ? told : reaction))
    : [...reactions, told];
}
