// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { createCleaner } from "../../renderer/features/timeline/message-html.ts";
import { drawPng } from "../../electron/demo/png.ts";
import { workspaceId } from "../support/builders.ts";
import { nestedSvg, pngHead } from "../support/pictures.ts";
import { english } from "../../shared/text/languages.ts";

const clean = createCleaner(window);
const origin = { workspace: workspaceId(1), server: "https://odoo.example.com" };

/** Each picture of a message as it is shown, or the words in its place. */
function shown(html: string): readonly string[] {
  const box = document.createElement("div");
  box.append(clean(html, origin, english).cloneNode(true));
  return [...box.querySelectorAll("img, button")].map((one) =>
    one instanceof HTMLImageElement ? (one.getAttribute("src") ?? "").slice(0, 90) : (one.textContent ?? ""),
  );
}

const dataUrl = (bytes: Uint8Array, type = "image/png") =>
  `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
const small = dataUrl(drawPng(2, 2, () => [1, 2, 3]));

test("[EP1] a picture of our own server comes through main as a thumbnail, with the token that its address has", () => {
  const own = `parley-media://${origin.workspace}/attachment/12/thumbnail`;
  expect(shown(`<img src="/web/image/12">`)).toEqual([own]);
  expect(shown(`<img src="/web/image/12?access_token=ab-c">`)).toEqual([`${own}.ab_2d_c`]);
  expect(shown(`<img src="https://odoo.example.com/web/image/12-redirect/x.png">`)).toEqual([own]);
  expect(shown(`<img src="https://odoo.example.com.evil.example/web/image/12">`)).toEqual([
    "Load image from odoo.example.com.evil.example",
  ]);
});

test.each([
  ["https://evil.example/pixel.png", "evil.example"],
  ["http://evil.example:8080/pixel.png", "evil.example:8080"],
  ["https://odoo.example.com@evil.example/x", "evil.example"],
  ["https://еvil.example/x", "xn--vil-qdd.example"],
])("[EP2] %s is a button that names %s, whatever the sender calls the picture", (address, host) => {
  expect(shown(`<img src="${address}" alt="Load image from odoo.example.com">`)).toEqual([`Load image from ${host}`]);
});

test("[EP3] a small picture that came inside a message is shown, and one that only says that it is small or a picture is not", () => {
  expect(shown(`<img src="${small}" alt="dot">`)).toEqual([small.slice(0, 90)]);
  expect(shown(`<img src="${dataUrl(pngHead(16_000, 16_000))}" alt="wall">`)).toEqual([
    "wall: Too large to show here · Save",
  ]);
  const svg = Buffer.from(nestedSvg()).toString();
  const disguises = [
    dataUrl(nestedSvg(), "image/svg+xml"),
    dataUrl(nestedSvg(), "image/png"),
    `data:image/svg+xml,${encodeURIComponent(svg)}`,
    `data:image/svg+xml;utf8,${svg.replaceAll('"', "'").replaceAll("#", "%23")}`,
  ];
  for (const source of disguises)
    expect(shown(`<img src="${source}" alt="logo">`)).toEqual(["logo: Cannot be shown here · Save"]);
  expect(shown(`<img src="data:image/png;base64,%%%">`)).toEqual(["Picture: Could not be loaded · Save"]);
});

test("[EP3] of the pictures inside one message so many are shown as one message may have, and each other one says so", () => {
  const many = shown(`<img src="${small}">`.repeat(22));
  expect(many.filter((one) => one.startsWith("data:"))).toHaveLength(20);
  expect(many.slice(20)).toEqual(Array<string>(2).fill("Picture: Too large to show here · Save"));
  // Each within the limit, all together not.
  const wide = dataUrl(pngHead(3_000, 3_000));
  expect(shown(`<img src="${wide}"><img src="${wide}"><img src="${small}">`).map((one) => one.slice(0, 7))).toEqual([
    "data:im",
    "Picture",
    "data:im",
  ]);
  // The one of jsdom takes seconds.
  vi.stubGlobal("atob", (text: string) => Buffer.from(text, "base64").toString("latin1"));
  const heavy = dataUrl(Buffer.concat([pngHead(5, 5), Buffer.alloc(3 * 2 ** 20)]));
  expect(shown(`<img src="${heavy}"><img src="${heavy}">`).map((one) => one.slice(0, 7))).toEqual([
    "data:im",
    "Picture",
  ]);
});

test("pictures wait until they come near to what can be seen", () => {
  const box = document.createElement("div");
  box.append(clean(`<img src="/web/image/12"><img src="${small}">`, origin, english).cloneNode(true));
  expect([...box.querySelectorAll("img")].map((image) => image.getAttribute("loading"))).toEqual(["lazy", "lazy"]);
});
