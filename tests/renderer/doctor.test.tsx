// @vitest-environment jsdom
import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { host, type Diagnosis } from "../../shared/doctor/diagnosis.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { err, ok } from "../../shared/result.ts";
import { workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";
import { literal } from "../support/literal.ts";
import { coded } from "../../shared/text/catalogue.ts";

const server = host("odoo.example.com");
const advised: Diagnosis = {
  steps: [
    { name: "name", took: 3, found: coded("found.port", { address: server, port: 443 }), verdict: { state: "ok" } },
    { name: "tcp", took: 12, found: null, verdict: { state: "failed", advice: coded("advice.refused", { server }) } },
    {
      name: "http",
      took: 0,
      found: null,
      verdict: { state: "skipped", because: coded("because.step", { step: coded("step.tcp") }) },
    },
    {
      name: "session",
      took: 0,
      found: null,
      verdict: { state: "unused", because: coded("because.key-without-session") },
    },
  ],
  serverVersion: null,
  database: null,
};
const healthy: Diagnosis = {
  steps: [{ name: "tcp", took: 2, found: null, verdict: { state: "ok" } }],
  serverVersion: "18.0-20250421",
  database: { private: "main", as: "database" },
};

const dialog = () => within(screen.getByRole("dialog", { name: "Connection doctor" }));
const rows = (list: "Steps" | "What to change") =>
  within(dialog().getByRole("list", { name: list }))
    .getAllByRole("listitem")
    .map((row) => row.textContent);

test("beside the connection status, success says so with the server's version and database", async () => {
  const state = workspaceState();
  const app = { ...emptyApp, workspaces: [state] };
  const { bridge } = await openWindow({ app, answers: { runDoctor: () => ok(healthy) } });
  fireEvent.click(screen.getByRole("button", { name: "Connection doctor" }));
  await settle();
  expect(dialog().getAllByRole("status")[0]?.textContent).toBe("Successfully connectedOdoo 18.0-20250421Database main");
  expect(bridge.callsOf("runDoctor")).toEqual([{ workspace: state.id }]);
});

test("on the sign-in screen a connection problem leads to it, and it says what to change", async () => {
  const problem = { reason: "unreachable", text: literal("Nothing answers.") } as const;
  const { bridge } = await openWindow({
    app: emptyApp,
    answers: { signIn: () => err(problem), findDatabases: () => err(problem), runDoctor: () => ok(advised) },
  });
  fireEvent.change(screen.getByRole("textbox", { name: "Server address" }), { target: { value: "odoo.example.com" } });
  expect(screen.queryByRole("button", { name: "Connection doctor" })).toBeNull();
  fireEvent.blur(screen.getByRole("textbox", { name: "Server address" }));
  await settle();
  fireEvent.click(screen.getByRole("button", { name: "Connection doctor" }));
  await settle();
  expect(bridge.callsOf("runDoctor")).toEqual([{ address: "odoo.example.com" }]);
  expect(rows("What to change")).toEqual([
    "TCP connectionodoo.example.com is there, but nothing listens at that port: check the port in the address, and start Odoo or the proxy in front of it.",
  ]);
  expect(rows("Steps")).toEqual([
    "OKName resolution3 msodoo.example.com, port 443",
    "FailedTCP connection12 ms",
    "SkippedHTTPbecause “TCP connection” has to be settled first",
    "UnusedSessionno part of this way: an API key opens no session",
  ]);
});

test("it is copied without names, examined again on demand, and closed", async () => {
  const copied: string[] = [];
  const clipboard = { writeText: async (text: string) => void copied.push(text) };
  vi.stubGlobal("navigator", { clipboard });
  const app = { ...emptyApp, workspaces: [workspaceState()] };
  const { bridge } = await openWindow({ app, answers: { runDoctor: () => ok(advised) } });
  fireEvent.click(screen.getByRole("button", { name: "Connection doctor" }));
  await settle();
  fireEvent.click(dialog().getByRole("button", { name: "Copy as text" }));
  await settle();
  expect(copied).toEqual([expect.stringContaining("→ [host 1] is there, but nothing listens at that port")]);
  expect(dialog().getByText("Copied without names")).toBeTruthy();
  fireEvent.click(dialog().getByRole("button", { name: "Examine again" }));
  await settle();
  expect(bridge.callsOf("runDoctor")).toHaveLength(2);
  fireEvent.click(dialog().getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
});
