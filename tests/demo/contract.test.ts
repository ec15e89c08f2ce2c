import { afterAll, beforeAll, describe } from "vitest";
import { createDemoServer } from "../../electron/demo/start.ts";
import type { DemoServer } from "../../electron/demo/start.ts";
import { odooContract } from "../suites/odoo-contract/contract.ts";

describe.each(["18.0-2", "18.0-3", "18.0-7"] as const)("the demo server as %s", (dialect) => {
  let server: DemoServer;
  beforeAll(async () => {
    server = await createDemoServer({ dialect });
  });
  afterAll(() => server.stop());

  odooContract(() => ({
    url: server.url,
    database: server.database,
    first: { login: "alice", password: "alice" },
    second: { login: "bob", password: "bob" },
  }));
});
