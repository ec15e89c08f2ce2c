// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import * as v from "valibot";
import { expect, test } from "vitest";
import type { AppState } from "../../shared/domain/app-state.ts";
import { AttachmentId } from "../../shared/ids.ts";
import type { CommandOutput } from "../../shared/ipc/commands.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { err, ok } from "../../shared/result.ts";
import { attachment, bob, conversation, general, message, person, workspaceState } from "../support/builders.ts";
import type { Answers } from "./fake-bridge.ts";
import { openWindow, settle } from "./open-window.tsx";
import { literal } from "../support/literal.ts";

const plan = attachment({ name: "plan.pdf" });
const photo = attachment({ id: v.parse(AttachmentId, 8), name: "photo.png", mimetype: "image/png" });
const spoof = attachment({
  id: v.parse(AttachmentId, 9),
  name: `Invoice 2026 of the Acme Company.pdf${" ".repeat(35)}.exe`,
  mimetype: "application/pdf",
  size: 2_000,
});
const shortcut = attachment({ id: v.parse(AttachmentId, 10), name: "Minutes.pdf.url", mimetype: "application/pdf" });
const state = workspaceState({ people: [person({ key: bob, name: "Bob" })], conversations: [conversation()] });
const app: AppState = { ...emptyApp, workspaces: [state] };
const history = { [general]: [message({ author: bob, text: "both", attachments: [plan, photo, spoof, shortcut] })] };

async function openGeneral(answers: Answers = {}) {
  const { bridge } = await openWindow({ app, history, answers });
  fireEvent.click(
    within(screen.getByRole("navigation", { name: "Conversations" })).getByRole("button", { name: /^general/ }),
  );
  await settle();
  return bridge;
}

const button = (name: string) => screen.getByRole("button", { name });
const said = (role: "status" | "alert") => screen.queryAllByRole(role).map((element) => element.textContent);

test.each([plan, photo])("a click on Save saves the file, and says where to", async ({ id, name }) => {
  const bridge = await openGeneral();
  fireEvent.click(button(`Save ${name}`));
  await settle();
  expect(bridge.callsOf("saveAttachment")).toEqual([{ workspace: state.id, attachment: id, name }]);
  expect(said("status")).toContain("Saved to Downloads");
});

test.each([plan, photo])(
  "while it comes its button is busy, and another click asks for nothing more",
  async ({ name }) => {
    const { promise, resolve } = Promise.withResolvers<CommandOutput["saveAttachment"]>();
    const bridge = await openGeneral({ saveAttachment: () => promise });
    expect(button(`Save ${name}`).getAttribute("aria-busy")).toBe("false");
    fireEvent.click(button(`Save ${name}`));
    fireEvent.click(button(`Save ${name}`));
    expect(button(`Save ${name}`).getAttribute("aria-busy")).toBe("true");
    resolve(ok({ path: `/home/me/Downloads/${name}` }));
    await settle();
    expect(button(`Save ${name}`).getAttribute("aria-busy")).toBe("false");
    expect(bridge.callsOf("saveAttachment")).toHaveLength(1);
  },
);

test("what went wrong is said in words, and it can be tried again", async () => {
  const sentence = "The disk is full, so the file could not be saved. Free some space and try again.";
  const bridge = await openGeneral({ saveAttachment: () => err({ reason: "disk-full", text: literal(sentence) }) });
  fireEvent.click(button("Save plan.pdf"));
  await settle();
  expect([said("alert"), said("status").includes("Saved to Downloads")]).toEqual([[sentence], false]);
  fireEvent.click(button("Save plan.pdf"));
  await settle();
  expect(bridge.callsOf("saveAttachment")).toHaveLength(2);
});

test("before a file is saved its card shows how its name ends and what it truly is, whatever the server calls it", async () => {
  await openGeneral();
  const card = button("Save Invoice 2026 of the Acme Company.pdf .exe");
  expect(within(card).getByText("f .exe", { exact: false }).textContent).toBe("mpany.pdf .exe".slice(-12));
  expect(card.textContent).toBe("Invoice 2026 of the Acme Company.pdf .exeProgram (EXE) · 2 kB");
  expect(card.title).toBe("Invoice 2026 of the Acme Company.pdf .exe (Program (EXE) · 2 kB)");
  expect(button("Save Minutes.pdf.url").title).toMatch(/System file \(URL\)/);
});

test.each([
  ["Invoice 2026 of the Acme Company.pdf .exe", /^Saved to Downloads\. This is a program.*“\.download”.*trust/],
  ["Minutes.pdf.url", /^Saved to Downloads\. This file can change.*“\.download”.*trust/],
])("of %s it is said that it has another ending now, and why", async (name, sentence) => {
  await openGeneral({ saveAttachment: () => ok({ path: `/home/me/Downloads/${name}.download` }) });
  fireEvent.click(button(`Save ${name}`));
  await settle();
  expect(said("status").some((each) => sentence.test(each))).toBe(true);
});

test.each([
  ["too-large", "Too large to show here"],
  ["not-a-picture", "Cannot be shown here"],
  ["unavailable", "Could not be loaded"],
] as const)(
  "a picture that is %s says so in its place, in a message and by itself, and can be saved",
  async (fault, words) => {
    const bridge = await openGeneral({ whyNoPicture: () => fault });
    const show = button("Show photo.png");
    fireEvent.error(show.querySelector("img") ?? show);
    await settle();
    expect([show.textContent, show.querySelector("img")]).toEqual([`photo.png${words}`, null]);
    fireEvent.click(show);
    const dialog = screen.getByRole("dialog");
    fireEvent.error(within(dialog).getByRole("img", { name: "photo.png" }));
    await settle();
    expect(within(dialog).getByText(words)).toBeTruthy();
    fireEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    await settle();
    expect(bridge.callsOf("saveAttachment")).toHaveLength(1);
    expect(bridge.callsOf("whyNoPicture").map(({ url }) => url.split("/").at(-1))).toEqual(["thumbnail", "full"]);
  },
);

test("a picture that goes with its row is not waited for any longer", async () => {
  await openGeneral();
  const image = button("Show photo.png").querySelector("img");
  expect(image?.getAttribute("src")).toMatch(/^parley-media:/);
  cleanup();
  expect(image?.hasAttribute("src")).toBe(false);
});
