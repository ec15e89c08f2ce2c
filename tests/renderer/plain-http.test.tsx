// @vitest-environment jsdom
import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { err, ok } from "../../shared/result.ts";
import { workspaceState } from "../support/builders.ts";
import { openWindow, settle } from "./open-window.tsx";
import { literal } from "../support/literal.ts";

const origin = "http://odoo.example.com:8069";
const refusal = err({ reason: "plain-http", origin, text: literal("No encryption.") } as const);
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = async (name: string) => {
  fireEvent.click(screen.getByRole("button", { name }));
  await settle();
};
const dialog = () => screen.queryByRole("dialog", { name: "Sign in without encryption?" });

async function atQuestion() {
  const opened = await openWindow({
    app: emptyApp,
    answers: {
      signIn: ({ plainHttp }) => (plainHttp ? err({ reason: "credentials", text: literal("Wrong.") }) : refusal),
      signInWithKey: () => refusal,
    },
  });
  type("Server address", "odoo.example.com:8069");
  type("Email or login", "me");
  type("Password", "hunter2");
  await press("Sign in");
  return opened;
}

const typed = { address: "odoo.example.com:8069", database: null, login: "me", password: "hunter2" };

test("before a password goes to a server without encryption the person is asked, and told what that means", async () => {
  const { bridge } = await atQuestion();
  const words = dialog()?.textContent;
  expect(words).toContain("odoo.example.com:8069 can be reached over http only");
  expect(words).toContain("could read your password and every message");
  expect(bridge.callsOf("signIn")).toEqual([typed]);
  await press("Cancel");
  expect([dialog(), bridge.callsOf("signIn").length]).toEqual([null, 1]);
});

test("who agrees signs in there, and nothing typed is lost", async () => {
  const { bridge } = await atQuestion();
  await press("Sign in without encryption");
  expect(bridge.callsOf("signIn")).toEqual([typed, { ...typed, plainHttp: origin }]);
  expect(dialog()).toBeNull();
  expect(screen.getByRole("alert").textContent).toBe("Wrong.");
});

test("for an API key the same question names the key", async () => {
  const { bridge } = await atQuestion();
  await press("Cancel");
  await press("Use an API key");
  type("API key", "f".repeat(40));
  await press("Sign in");
  expect(dialog()?.textContent).toContain("could read your API key and every message");
  await press("Sign in without encryption");
  const { password: _, ...whoever } = typed;
  expect(bridge.callsOf("signInWithKey").at(-1)).toEqual({ ...whoever, key: "f".repeat(40), plainHttp: origin });
});

const exposed = workspaceState({ profile: { ...workspaceState().profile, server: origin } });

test("signing in again asks in the same way", async () => {
  const { bridge } = await openWindow({
    app: { ...emptyApp, workspaces: [exposed] },
    answers: { signInAgain: ({ workspace, plainHttp }) => (plainHttp ? ok({ workspace }) : refusal) },
  });
  bridge.emitIn(exposed.id, {
    type: "connection-changed",
    connection: { state: "signed-out", why: null, retryAt: null, isCatchingUp: false },
  });
  await settle();
  type("Password", "hunter2");
  await press("Sign in");
  expect(dialog()).not.toBeNull();
  await press("Sign in without encryption");
  expect(bridge.callsOf("signInAgain")).toEqual([
    { workspace: exposed.id, secret: "hunter2" },
    { workspace: exposed.id, secret: "hunter2", plainHttp: origin },
  ]);
  expect(dialog()).toBeNull();
});

test.each([
  [origin, true],
  ["http://127.0.0.1:8069", false],
  ["https://odoo.example.com", false],
])("the status of a workspace at %s says that it is not encrypted: %s", async (server, isSaid) => {
  const state = workspaceState({ profile: { ...exposed.profile, server } });
  await openWindow({ app: { ...emptyApp, workspaces: [state] } });
  const status = screen.getByRole("status", { name: "Connection" });
  expect(within(status).queryByText("Not encrypted: others on the way can read along.") !== null).toBe(isSaid);
  expect(status.textContent).toMatch(/^Online/);
});
