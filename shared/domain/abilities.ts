import type { Profile } from "./workspace.ts";

/** What a person can do in some workspaces only. */
export type Ability = "react" | "edit" | "delete" | "typing";

export type Abilities = Readonly<Record<Ability, boolean>>;

/** An API key opens no session, and what Odoo does by its routes alone is out of reach (WIRE.md §6.5). */
export function abilitiesOf(access: Profile["access"]): Abilities {
  const isSession = access === "session";
  return { react: isSession, edit: isSession, delete: isSession, typing: isSession };
}

/** Why it cannot be done, and what to do about it. */
export const unavailableReason: Readonly<Record<Ability, string>> = {
  react: "Odoo has no reactions for those who sign in with an API key. Sign in with a password to use them.",
  edit: "Odoo lets nobody edit messages with an API key. Sign in with a password to do it.",
  delete: "Odoo lets nobody delete messages with an API key. Sign in with a password to do it.",
  typing: "Odoo tells nobody who is typing with an API key. Sign in with a password for that.",
};
