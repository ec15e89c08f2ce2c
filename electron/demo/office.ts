import type { Odoo } from "./odoo.ts";

/** The living office. */
export function openOffice(odoo: Odoo): { stop(): void } {
  const partner = odoo.world.addPartner({ name: "Sam Porter", email: "sam.porter@example.com" });
  odoo.world.addAccount({ login: "demo", password: "demo", partner });
  return { stop: () => {} };
}
