import { expect, test } from "vitest";
import { err, ok } from "../../../shared/result.ts";
import { workspaceId } from "../../support/builders.ts";
import { account, workspacesOnFakes } from "./workspaces-on-fakes.ts";
import { coded } from "../../../shared/text/catalogue.ts";

const window = { window: 1 };

test("an address is examined as it was typed, by a stranger", async () => {
  const on = workspacesOnFakes();
  const answer = await on.workspaces.handlers.runDoctor({ address: "odoo.example.com/web" }, window);
  expect(answer).toEqual(ok({ steps: [], serverVersion: "18.0", database: null }));
  expect(on.examined).toEqual([
    { address: "odoo.example.com/web", database: null, cookie: null, key: null, gate: null },
  ]);
});

test("a workspace is examined at its own server, with its own session", async () => {
  const on = workspacesOnFakes();
  const workspace = await on.signedIn();
  await on.workspaces.handlers.runDoctor({ workspace }, window);
  const { server: address, database } = account.profile;
  expect(on.examined).toEqual([{ address, database, cookie: account.secret, key: null, gate: on.gates[0]?.state() }]);
});

test("an examination that got through is a hint that the server may be back", async () => {
  const on = workspacesOnFakes();
  const workspace = await on.signedIn();
  await on.workspaces.handlers.runDoctor({ workspace }, window);
  expect(on.gates[0]?.told).toEqual(["back", "may be back"]);
  on.diagnosis = {
    ...on.diagnosis,
    steps: [{ name: "http", took: 1, found: null, verdict: { state: "failed", advice: coded("advice.server-error") } }],
  };
  await on.workspaces.handlers.runDoctor({ workspace }, window);
  expect(on.gates[0]?.told).toEqual(["back", "may be back"]);
});

test("a workspace that one has signed out of is not examined", async () => {
  const on = workspacesOnFakes();
  expect(await on.workspaces.handlers.runDoctor({ workspace: workspaceId(77) }, window)).toEqual(
    err({ reason: "no-workspace", text: coded("command.no-workspace") }),
  );
  expect(on.examined).toEqual([]);
});
