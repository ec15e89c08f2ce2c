// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { ConnectionStatus } from "../../shared/domain/connection/types.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";
import { literal } from "../support/literal.ts";

const well: ConnectionStatus = { state: "online", why: null, retryAt: null, isCatchingUp: false };
const tryNow = () => screen.queryByRole("button", { name: "Try now" });

async function at(connection: ConnectionStatus) {
  const state = { ...workspaceState(), connection };
  const { bridge } = await openWindow({ app: { ...emptyApp, workspaces: [state] } });
  return { bridge, workspace: state.id };
}

test("where all is well there is nothing to try", async () => {
  await at(well);
  expect(tryNow()).toBeNull();
});

test.each<Partial<ConnectionStatus>>([
  { why: literal("The server does not answer requests at the moment.") },
  { state: "offline" },
  { state: "polling", retryAt: Date.now() + 60_000 },
])("with %j the person can have it tried at once", async (changes) => {
  const { bridge, workspace } = await at({ ...well, ...changes });
  const button = tryNow();
  if (!button) throw new Error("there is no button");
  fireEvent.click(button);
  await settle();
  expect(bridge.callsOf("reconnect")).toEqual([{ workspace }]);
});
