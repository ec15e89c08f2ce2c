import type { Who } from "./office-people.ts";

/**
 * What is said at Fernhill. `{order}`, `{customer}`, `{city}`, `{bike}`, `{n}` and `{day}` are filled in,
 * the same within a dialogue. `code` in backticks, `@key` mentions, a line may carry reactions.
 */
export interface BusConnection {
  readonly who: Who;
  readonly text: string;
  /** Emoji and who gave it. */
  readonly reactions?: Readonly<Record<string, readonly Who[]>>;
  readonly repliesToFirst?: true;
  readonly edited?: true;
  readonly picture?: true;
  readonly pinned?: true;
}

export type Dialogue = readonly BusConnection[];

export const say = (who: Who, text: string, more: Omit<BusConnection, "who" | "text"> = {}): BusConnection => ({
  who,
  text,
  ...more,
});

/** Dialogues by the name of their room, or by the colleague of a direct message. */
export type Dialogues = Readonly<Record<string, readonly [Dialogue, ...Dialogue[]]>>;
