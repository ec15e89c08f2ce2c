// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { SignInPreset } from "../../shared/domain/app-state.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { err } from "../../shared/result.ts";
import { openWindow, settle } from "./open-window.tsx";
import { literal } from "../support/literal.ts";

const nothing: SignInPreset = { address: "", database: "", login: "" };
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

test("what is preset is filled in, and the person begins with the password", async () => {
  const preset = { address: "odoo.example.com", database: "main", login: "alice" };
  const answers = { signIn: () => err({ reason: "credentials", text: literal("Wrong.") } as const) };
  const { bridge } = await openWindow({ app: { ...emptyApp, preset }, answers });
  expect([field("Server address").value, field("Database").value, field("Email or login").value]).toEqual([
    "odoo.example.com",
    "main",
    "alice",
  ]);
  expect(document.activeElement).toBe(field("Password"));
  fireEvent.change(field("Password"), { target: { value: "secret" } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await settle();
  expect(bridge.callsOf("signIn")).toEqual([{ ...preset, password: "secret" }]);
});

test.each<[Partial<SignInPreset>, string]>([
  [{}, "Server address"],
  [{ address: "odoo.example.com" }, "Email or login"],
  [{ login: "alice" }, "Server address"],
])("with %j preset the person begins where something is missing: %s", async (part, label) => {
  await openWindow({ app: { ...emptyApp, preset: { ...nothing, ...part } } });
  expect(document.activeElement).toBe(field(label));
});

test("what could not be followed is said on the sign-in screen", async () => {
  const notice = { id: "1", severity: "warning", text: literal("ODOO_TIMEOUT is wrong: mend it."), at: 0 } as const;
  await openWindow({ app: { ...emptyApp, notices: [notice] } });
  expect(screen.getByRole("alert").textContent).toBe("ODOO_TIMEOUT is wrong: mend it.");
});
