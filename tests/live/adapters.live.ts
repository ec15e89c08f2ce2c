import { expect, test } from "vitest";
import { busTransportSuite } from "../suites/bus-transport.ts";
import { gather, good, type ServerAddress } from "../suites/colleagues.ts";
import { discussApiSuite } from "../suites/discuss-api.ts";
import { plain } from "../../shared/domain/messages/content.ts";

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

for (const access of ["session", "api-key"] as const) discussApiSuite("the Odoo of the environment", real, access);
busTransportSuite("websocket", "the Odoo of the environment", real);
busTransportSuite("polling", "the Odoo of the environment", real);
busTransportSuite("rpc", "the Odoo of the environment", real);
busTransportSuite("rpc", "the Odoo of the environment", real, "api-key");

test("an edit leaves the files of a message where they are", async () => {
  const office = await gather(real());
  const group = await office.createGroup();
  const id = await office.postFile(group);
  good(await office.first.server.api.editMessage(id, plain("see the file")));
  const { messages } = good(await office.second.server.api.loadHistory(group, { at: "latest" }, 1));
  expect(messages).toMatchObject([{ id, text: "see the file", isEdited: true, attachments: [{ name: "plan.txt" }] }]);
  office.close();
});
