import { busTransportSuite } from "../suites/bus-transport.ts";
import type { ServerAddress } from "../suites/colleagues.ts";
import { discussApiSuite } from "../suites/discuss-api.ts";

/** Two internal users of a real Odoo, named in the environment. */
function real(): ServerAddress {
  return {
    url: named("ODOO_URL"),
    database: named("ODOO_DATABASE"),
    first: { login: named("ODOO_USERNAME"), password: named("ODOO_PASSWORD") },
    second: { login: named("ODOO_USERNAME_2"), password: named("ODOO_PASSWORD_2") },
  };
}

function named(variable: string): string {
  const value = process.env[variable];
  if (value === undefined || value === "") throw new Error(`${variable} has to name a real Odoo, see README`);
  return value;
}

discussApiSuite("the Odoo of the environment", real);
busTransportSuite("the Odoo of the environment", real);
