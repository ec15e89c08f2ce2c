// @vitest-environment jsdom
import { fireEvent, screen, within } from "@testing-library/react";
import * as v from "valibot";
import { expect, test } from "vitest";
import type { AppState } from "../../shared/app-state.ts";
import { AttachmentId } from "../../shared/ids.ts";
import type { CommandOutput } from "../../shared/ipc.ts";
import { emptyApp } from "../../shared/reduce-app.ts";
import { err, ok } from "../../shared/result.ts";
import { attachment, bob, conversation, general, message, person, workspaceState } from "../support/builders.ts";
import type { Answers } from "./fake-bridge.ts";
import { openWindow, settle } from "./open-window.tsx";

const plan = attachment({ name: "plan.pdf" });
const photo = attachment({ id: v.parse(AttachmentId, 8), name: "photo.png", mimetype: "image/png" });
const state = workspaceState({ people: [person({ key: bob, name: "Bob" })], conversations: [conversation()] });
const app: AppState = { ...emptyApp, workspaces: [state] };
const history = { [general]: [message({ author: bob, text: "both", attachments: [plan, photo] })] };

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
  const bridge = await openGeneral({ saveAttachment: () => err({ reason: "disk-full", sentence }) });
  fireEvent.click(button("Save plan.pdf"));
  await settle();
  expect([said("alert"), said("status").includes("Saved to Downloads")]).toEqual([[sentence], false]);
  fireEvent.click(button("Save plan.pdf"));
  await settle();
  expect(bridge.callsOf("saveAttachment")).toHaveLength(2);
});
