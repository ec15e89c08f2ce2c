// @vitest-environment jsdom
import { act, fireEvent, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { AppState } from "../../shared/domain/app-state.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { err, ok } from "../../shared/result.ts";
import { clientId, conversation, entry, general, message, workspaceId, workspaceState } from "../support/builders.ts";
import type { Answers } from "./fake-bridge.ts";
import { openWindow, settle } from "./open-window.tsx";
import { literal } from "../support/literal.ts";

const workspace = workspaceId(1);
const app: AppState = { ...emptyApp, workspaces: [workspaceState()] };

async function atComposer(answers: Answers = {}) {
  const opened = await openWindow({ app, history: { [general]: [message()] }, answers });
  act(() => opened.parley.view.goTo({ workspace, channel: general }));
  await settle();
  return opened;
}

const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message general" });
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const chips = () => {
  const list = screen.queryByRole("list", { name: "Attached files" });
  return list
    ? within(list)
        .getAllByRole("listitem")
        .map((chip) => chip.textContent)
    : [];
};
const photo = new File(["as good as a picture"], "photo.png", { type: "image/png" });
const pasted = (types: readonly string[]) => ({ clipboardData: { types, files: [photo] } });

async function press(name: string): Promise<void> {
  fireEvent.click(button(name));
  await settle();
}

test("files are chosen by the desktop's dialog, and go with or without words", async () => {
  const { bridge } = await atComposer();
  expect(button("Send").disabled).toBe(true);
  await press("Attach files");
  expect(chips()).toEqual(["chosen.pdfPDF · 2 kB"]);
  expect(button("Send").disabled).toBe(false);
  await press("Send");
  expect(bridge.callsOf("sendMessage")).toEqual([
    { workspace, channel: general, content: plain(""), replyTo: null, files: [expect.any(String)] },
  ]);
  expect(chips()).toEqual([]);
  expect(within(screen.getByRole("list", { name: "Files" })).getByText("chosen.pdf")).toBeTruthy();
});

test("each can be taken back, and main is told", async () => {
  const { bridge } = await atComposer();
  await press("Attach files");
  await press("Remove chosen.pdf");
  expect([chips(), bridge.callsOf("detachFile")]).toEqual([[], [{ workspace, file: expect.any(String) }]]);
  expect(document.activeElement).toBe(box());
});

test("what was refused is said, and what was not is attached all the same", async () => {
  await atComposer({
    chooseFiles: () =>
      ok({ files: [], refused: [literal("“film.mp4” is too large."), literal("“music” is a folder.")] }),
  });
  await press("Attach files");
  expect(screen.getByRole("alert").textContent).toBe("“film.mp4” is too large. “music” is a folder.");
});

test("while files are being copied nothing is sent, and then they go along", async () => {
  let copied = (): void => {};
  const { bridge } = await atComposer({
    chooseFiles: () => new Promise((resolve) => (copied = () => resolve(ok({ files: [], refused: [] })))),
  });
  await press("Attach files");
  expect([chips(), button("Send").disabled]).toEqual([["AttachingAttaching…"], true]);
  fireEvent.change(box(), { target: { value: "wait" } });
  fireEvent.keyDown(box(), { key: "Enter" });
  await settle();
  expect([box().value, bridge.callsOf("sendMessage")]).toEqual(["wait", []]);
  copied();
  await settle();
  await press("Send");
  expect(bridge.callsOf("sendMessage")).toHaveLength(1);
});

test("a message that could not be kept comes back with its files and its reason", async () => {
  await atComposer({ sendMessage: () => err({ reason: "disk-full", text: literal("The disk is full.") }) });
  await press("Attach files");
  fireEvent.change(box(), { target: { value: "with a file" } });
  await press("Send");
  expect([box().value, chips(), screen.getByRole("alert").textContent]).toEqual([
    "with a file",
    ["chosen.pdfPDF · 2 kB"],
    "The disk is full.",
  ]);
});

test("a picture is pasted; text with a picture of itself is text", async () => {
  const { bridge } = await atComposer();
  fireEvent.paste(box(), pasted(["text/plain", "text/html", "Files"]));
  await settle();
  expect(bridge.dropped).toEqual([]);
  fireEvent.paste(box(), pasted(["Files"]));
  await settle();
  expect([bridge.dropped, chips()]).toEqual([["photo.png"], ["photo.pngPNG · 20 bytes"]]);
});

test("files may fall anywhere on the conversation; what is no file is left alone", async () => {
  const { bridge } = await atComposer();
  const log = screen.getByRole("log");
  const dataTransfer = { types: ["Files"], files: [photo], dropEffect: "none" };
  expect(fireEvent.dragOver(log, { dataTransfer: { types: ["text/plain"], files: [] } })).toBe(true);
  fireEvent.dragEnter(log, { dataTransfer });
  expect(screen.getByText("Drop files to attach them for general")).toBeTruthy();
  expect(fireEvent.dragOver(log, { dataTransfer })).toBe(false);
  fireEvent.drop(log, { dataTransfer });
  await settle();
  expect([bridge.dropped, chips()]).toEqual([["photo.png"], ["photo.pngPNG · 20 bytes"]]);
  expect(screen.queryByText("Drop files to attach them for general")).toBeNull();
});

test("more files than a message takes are said, not sent", async () => {
  const { bridge } = await atComposer();
  const files = Array.from({ length: 51 }, (_none, index) => new File(["x"], `${index}.txt`));
  fireEvent.paste(box(), { clipboardData: { types: ["Files"], files } });
  await settle();
  expect(bridge.dropped).toEqual([]);
  expect(screen.getByRole("alert").textContent).toContain("A message takes up to 50 files.");
});

test("what was written with formatting stands as it will look, until the server has it", async () => {
  const { bridge } = await atComposer();
  const content = {
    type: "html",
    html: "<p>the <b>film</b><script>1</script></p>",
    text: "the film",
    mentions: [],
  } as const;
  act(() => bridge.emitIn(workspace, { type: "message-queued", entry: entry({ content }) }));
  await settle();
  expect(screen.getByText("film").parentElement?.innerHTML).toBe("the <b>film</b>");
});

test("an upload shows how far it is, as something that is being sent", async () => {
  const { bridge } = await atComposer();
  const sending = entry({ content: plain("the film") });
  act(() => bridge.emitIn(workspace, { type: "message-queued", entry: sending }));
  const delivery = { state: "uploading", percent: 40 } as const;
  act(() => bridge.emitIn(workspace, { type: "delivery-changed", clientId: clientId(1), delivery }));
  await settle();
  const row = screen.getByText("the film").closest("[role=article]");
  expect([row?.getAttribute("data-delivery"), row?.textContent]).toEqual([
    "sending",
    expect.stringContaining("Uploading 40 %"),
  ]);
});

test("what is answered keeps its files apart from what is edited", async () => {
  const own = message({ author: app.workspaces[0]?.profile.self ?? null, text: "mine" });
  const { parley } = await openWindow({ app, history: { [general]: [own] } });
  act(() => parley.view.goTo({ workspace, channel: general }));
  await settle();
  await press("Attach files");
  act(() => parley.view.edit({ workspace, channel: general }, own));
  await settle();
  expect([chips(), screen.queryByRole("button", { name: "Attach files" })]).toEqual([[], null]);
  fireEvent.keyDown(box(), { key: "Escape" });
  await settle();
  expect(chips()).toEqual(["chosen.pdfPDF · 2 kB"]);
});

test("a conversation has its own files", async () => {
  const two = workspaceState({
    conversations: [conversation(), conversation({ id: 2 as typeof general, name: "two" })],
  });
  const { parley } = await openWindow({ app: { ...app, workspaces: [two] }, history: { [general]: [message()] } });
  act(() => parley.view.goTo({ workspace, channel: general }));
  await settle();
  await press("Attach files");
  act(() => parley.view.goTo({ workspace, channel: 2 as typeof general }));
  await settle();
  expect(chips()).toEqual([]);
});
