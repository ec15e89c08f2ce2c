import type { Reaction } from "./types.ts";

/** The server tells a whole reaction at a time, people included; a count of 0 takes it away. */
export function withReactions(reactions: readonly Reaction[], told: readonly Reaction[]): readonly Reaction[] {
  const byContent = new Map(reactions.map((reaction) => [reaction.content, reaction]));
  for (const reaction of told) {
    if (reaction.count === 0) byContent.delete(reaction.content);
    else byContent.set(reaction.content, reaction);
  }
  return [...byContent.values()];
}
