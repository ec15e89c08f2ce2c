import type { Odoo } from "./odoo.ts";
import type { Account } from "./records.ts";

/** The people of the tests: the wire book's own, with their ids (WIRE.md, Users), and two awkward ones. */
export function addTestPeople(odoo: Odoo): void {
  const { world } = odoo;
  const add = (draft: { uid: number; partner: number; login: string; name: string; isAdmin?: boolean }): Account =>
    world.addAccount({
      id: draft.uid,
      login: draft.login,
      password: draft.login,
      partner: world.addPartner({ id: draft.partner, name: draft.name, email: `${draft.login}@example.com` }),
      isAdmin: draft.isAdmin ?? false,
    });
  add({ uid: 2, partner: 3, login: "admin", name: "Mitchell Admin", isAdmin: true });
  add({ uid: 8, partner: 42, login: "alice", name: "Alice Aster" });
  // Bob reads his mentions in the inbox, the others by e-mail, as on the observed servers.
  add({ uid: 9, partner: 43, login: "bob", name: "Bob Birch" }).notificationType = "inbox";
  add({ uid: 10, partner: 44, login: "carol", name: "Carol Cedar" });
  world.addAccount({
    login: "totp",
    password: "totp",
    partner: world.addPartner({ name: "Tess Two-Factor", email: "totp@example.com" }),
    hasTotp: true,
  });
  world.addAccount({
    login: "disabled",
    password: "disabled",
    partner: world.addPartner({ name: "Dora Disabled", email: "disabled@example.com" }),
    active: false,
  });
  const general = world.addChannel({
    type: "channel",
    name: "general",
    description: "General announcements for all employees.",
    createUid: 1,
    internalOnly: true,
  });
  for (const account of world.accounts.values()) {
    if (account.active && account.id !== 1) world.addMember(general, account.partner);
  }
}
