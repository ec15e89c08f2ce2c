// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { err } from "../../shared/result.ts";
import { conversation, general, message, messageId, workspaceId, workspaceState } from "../support/builders.ts";
import type { Answers } from "./fake-bridge.ts";
import { openWindow, settle } from "./open-window.tsx";
import { literal } from "../support/literal.ts";

const workspace = workspaceId(1);
const app = { ...emptyApp, workspaces: [workspaceState({ conversations: [conversation({ name: "general" })] })] };

async function atComposer(answers: Answers = {}) {
  const opened = await openWindow({
    app,
    answers,
    history: { [general]: [message({ id: messageId(1), text: "one" })] },
  });
  act(() => opened.parley.view.goTo({ workspace, channel: general }));
  await settle();
  const box = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message general" });
  return {
    ...opened,
    box,
    write: async (text: string) => {
      fireEvent.change(box, { target: { value: text } });
      fireEvent.keyDown(box, { key: "Enter" });
      await settle();
    },
  };
}

test("a command is run and not posted, and the composer is empty", async () => {
  const { bridge, box, write } = await atComposer();
  await write("/help");
  expect(bridge.callsOf("runCommand")).toEqual([{ workspace, channel: general, name: "help", body: "/help" }]);
  expect([bridge.callsOf("sendMessage"), box.value]).toEqual([[], ""]);
});

test("a command that is refused stays in the composer, with the sentence under it", async () => {
  const sentence = "“/foo” is no command here. Write //foo to send it as text.";
  const { bridge, box, write } = await atComposer({
    runCommand: () => err({ reason: "no-command", text: literal(sentence) }),
  });
  await write("/foo bar");
  expect([box.value, screen.getByRole("alert").textContent]).toEqual(["/foo bar", sentence]);
  await write("//foo bar");
  expect(bridge.callsOf("sendMessage")).toMatchObject([{ content: plain("/foo bar") }]);
  expect(box.value).toBe("");
});

test("a path is posted as it was written", async () => {
  const { bridge, write } = await atComposer();
  await write("/etc/hosts");
  await write("/ is the root");
  expect(bridge.callsOf("sendMessage").map(({ content }) => content.text)).toEqual(["/etc/hosts", "/ is the root"]);
  expect(bridge.callsOf("runCommand")).toEqual([]);
});

test("a command with files is not run, and nothing is lost", async () => {
  const { bridge, box, write } = await atComposer();
  fireEvent.click(screen.getByRole("button", { name: "Attach files" }));
  await settle();
  await write("/help");
  expect([bridge.callsOf("runCommand"), bridge.callsOf("sendMessage"), box.value]).toEqual([[], [], "/help"]);
  expect(screen.getByRole("alert").textContent).toContain("A command takes no files");
  expect(screen.getByText("chosen.pdf")).toBeTruthy();
});

test("what the server answers is shown in the conversation as for this person alone", async () => {
  const { bridge } = await atComposer();
  bridge.emitIn(workspace, {
    type: "transient-message",
    channel: general,
    body: "",
    text: "Users: you.\nhttps://a.example/x",
  });
  await settle();
  const note = screen.getByRole("note", { name: "Only you can see this" });
  expect(note.textContent).toContain("Users: you.\nhttps://a.example/x");
  fireEvent.click(screen.getByRole("link", { name: "https://a.example/x" }));
  expect(bridge.callsOf("openExternal")).toEqual([{ url: "https://a.example/x" }]);
});
