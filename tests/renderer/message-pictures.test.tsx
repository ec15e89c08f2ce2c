// @vitest-environment jsdom
import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { drawPng } from "../../electron/demo/png.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { err } from "../../shared/result.ts";
import { bob, conversation, general, message, workspaceState } from "../support/builders.ts";
import { nestedSvg } from "../support/pictures.ts";
import type { Answers } from "./fake-bridge.ts";
import { openWindow, settle } from "./open-window.tsx";
import { literal } from "../support/literal.ts";

const state = workspaceState({ conversations: [conversation()] });
const app = { ...emptyApp, workspaces: [state] };
const place = { workspace: state.id, channel: general };

async function openMessage(body: string, answers: Answers = {}) {
  const history = { [general]: [message({ author: bob, body, text: "x" })] };
  const { bridge } = await openWindow({ app, history, place, answers });
  const row = within(screen.getByRole("article"));
  return {
    bridge,
    row,
    press: async (name: RegExp | string) => {
      fireEvent.click(row.getByRole("button", { name }));
      await settle();
    },
  };
}

test("a picture of another server is asked of main by a click, and stands where the button was", async () => {
  const { bridge, row, press } = await openMessage(`<p><img src="https://far.example/x.png" alt="Sale"></p>`);
  expect(bridge.callsOf("showRemotePicture")).toEqual([]);
  await press("Load image from far.example");
  expect(bridge.callsOf("showRemotePicture")).toEqual([{ workspace: state.id, url: "https://far.example/x.png" }]);
  expect(row.getByRole("img", { name: "Sale" }).getAttribute("src")).toMatch(/^parley-media:.*\/remote\//);
});

test("a picture of another server that main refuses names its host, and is opened in the browser", async () => {
  const { bridge, row, press } = await openMessage(`<p><img src="https://far.example/x.png" alt="Sale"></p>`, {
    whyNoPicture: () => "too-large",
  });
  await press("Load image from far.example");
  fireEvent.error(row.getByRole("img", { name: "Sale" }));
  await settle();
  await press("far.example: Too large to show here · Open in browser");
  expect(bridge.callsOf("openExternal")).toEqual([{ url: "https://far.example/x.png" }]);
});

test("what main says against an address is told, and the button stays", async () => {
  const sentence = "Only a picture at an address of the web can be loaded.";
  const { row, press } = await openMessage(`<p><img src="https://far.example/x.png"></p>`, {
    showRemotePicture: () => err({ reason: "address", text: literal(sentence) }),
  });
  await press(/^Load image/);
  expect(screen.getByRole("alert").textContent).toBe(sentence);
  expect(row.getByRole("button", { name: /^Load image/ })).toBeTruthy();
});

test("a picture of our server that does not come is saved by its number, name and token", async () => {
  const { bridge, row, press } = await openMessage(`<p><img src="/web/image/12?access_token=ab" alt="plan.png"></p>`);
  fireEvent.error(row.getByRole("img", { name: "plan.png" }));
  await settle();
  await press("plan.png: Could not be loaded · Save");
  expect(bridge.callsOf("saveAttachment")).toEqual([
    { workspace: state.id, attachment: 12, name: "plan.png", token: "ab" },
  ]);
});

test("an SVG that came inside a message is saved byte for byte", async () => {
  const svg = Buffer.from(nestedSvg());
  const { bridge, press } = await openMessage(
    `<p><img src="data:image/svg+xml;base64,${svg.toString("base64")}" alt="logo.svg"></p>`,
  );
  await press("logo.svg: Cannot be shown here · Save");
  const [saved] = bridge.callsOf("saveEmbeddedPicture");
  expect([saved?.name, Buffer.from(saved?.bytes ?? []).equals(svg)]).toEqual(["logo.svg", true]);
});

test("a picture inside a message that is fine is shown, and asks main for nothing", async () => {
  const png = Buffer.from(drawPng(2, 2, () => [0, 0, 0])).toString("base64");
  const { bridge, row } = await openMessage(`<p><img src="data:image/png;base64,${png}" alt="dot"></p>`);
  expect(row.getByRole("img", { name: "dot" }).getAttribute("src")).toBe(`data:image/png;base64,${png}`);
  expect(bridge.callsOf("whyNoPicture")).toEqual([]);
});
