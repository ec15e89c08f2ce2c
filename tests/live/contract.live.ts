import { describe } from "vitest";
import type { Target } from "../suites/odoo-contract/client.ts";
import { odooContract } from "../suites/odoo-contract/contract.ts";

const names = [
  "ODOO_URL",
  "ODOO_DATABASE",
  "ODOO_USERNAME",
  "ODOO_PASSWORD",
  "ODOO_USERNAME_2",
  "ODOO_PASSWORD_2",
] as const;

/** The server named in the environment. */
function targetFrom(env: Readonly<Record<string, string | undefined>>): Target {
  const missing = names.filter((name) => (env[name] ?? "") === "");
  if (missing.length > 0) {
    throw new Error(
      `The live tests need a real Odoo 18 and two internal users of it: please set ${missing.join(", ")} in the environment.`,
    );
  }
  const [url = "", database = "", login = "", password = "", login2 = "", password2 = ""] = names.map(
    (name) => env[name],
  );
  return {
    url: url.replace(/\/+$/, ""),
    database,
    first: { login, password },
    second: { login: login2, password: password2 },
  };
}

const target = targetFrom(process.env);

describe(`Odoo at ${target.url}`, () => {
  odooContract(() => target);
});
