import type { Profile } from "../../../shared/domain/workspace.ts";

/** What the models of Discuss are called, which is all that its own methods go by. */
export interface DiscussModels {
  readonly channel: string;
  readonly member: string;
}

/** What is so in one generation of Odoo, and otherwise in another. */
export interface Dialect {
  /** As its version begins. */
  readonly major: number;
  /** What Parley opens it by: the routes that a session wants are those of some generations only. */
  readonly opensBy: readonly Profile["access"][];
  readonly models: DiscussModels;
}

const mailNames: DiscussModels = { channel: "mail.channel", member: "mail.channel.member" };
const discussNames: DiscussModels = { channel: "discuss.channel", member: "discuss.channel.member" };

const newest: Dialect = { major: 18, opensBy: ["session", "api-key"], models: discussNames };

/** Newest first. */
const dialects: readonly Dialect[] = [
  newest,
  { major: 17, opensBy: ["api-key"], models: discussNames },
  { major: 16, opensBy: ["api-key"], models: mailNames },
];

/** The names that are used in here, whatever the server calls its models. */
export const ourModels: DiscussModels = newest.models;

/** What the models may be called, newest first. */
export const knownModels: readonly DiscussModels[] = [...new Set(dialects.map(({ models }) => models))];

/**
 * The dialect of a server that Parley can open so; null when there is none.
 * @param version as the server tells it: `18.0`, `18.0-20250421`, `saas~17.4+e`
 */
export function dialectFor(version: string, access: Profile["access"]): Dialect | null {
  const major = Number(/(?:^|~)(\d{1,4})\b/.exec(version)?.[1]);
  return dialects.find((one) => one.major === major && one.opensBy.includes(access)) ?? null;
}
