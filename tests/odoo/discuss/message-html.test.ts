import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText, textToHtml } from "../../../electron/odoo/discuss/message-html.ts";
import { readBody } from "../../../electron/odoo/wire/message-text.ts";

const nbsp = "\u00a0";

describe("typed text as HTML", () => {
  test.each([
    ["plain", "<p>plain</p>"],
    ["<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
    ['a & b "c" &lt;', "<p>a &amp; b &quot;c&quot; &amp;lt;</p>"],
    ["one\ntwo\r\n\r\nthree", "<p>one<br>two<br><br>three</p>"],
    ["  two  spaces", `<p>${nbsp} two${nbsp} spaces</p>`],
    ["bell\u0007 nul\u0000 del\u007f", "<p>bell nul del</p>"],
    ["half \ud83d of a pair", "<p>half \ufffd of a pair</p>"],
    ["😀 שלום", "<p>😀 שלום</p>"],
    ["read notes.md and deploy.sh", "<p>read notes.md and deploy.sh</p>"],
    ["javascript:alert(1)", "<p>javascript:alert(1)</p>"],
  ])("%j", (typed, html) => expect(textToHtml(typed)).toBe(html));

  test("addresses become links, without the full stop and with their ampersands", () => {
    expect(textToHtml("see https://a.example/?x=1&y=2.")).toBe(
      '<p>see <a href="https://a.example/?x=1&amp;y=2" target="_blank" rel="noreferrer noopener">https://a.example/?x=1&amp;y=2</a>.</p>',
    );
    expect(textToHtml("www.example.com")).toContain('<a href="https://www.example.com"');
  });

  test("it reads back as it was typed", () => {
    const typed = fc.array(
      fc.oneof(
        fc.constantFrom(" ", "  ", "\n", "\n\n", "<b>", "&amp;", "https://a.example/x?y=1&z", "\u0000"),
        fc.string({ unit: "grapheme" }),
      ),
    );
    fc.assert(
      fc.property(typed, (parts) => {
        const text = parts.join("");
        const shown = cleanText(text)
          .replaceAll("\t", "    ")
          .replaceAll(nbsp, " ")
          .replace(/^\n+|\n+$/g, "");
        expect(readBody(textToHtml(text)).text).toBe(shown);
      }),
    );
  });

  test("nothing typed becomes markup other than breaks and links", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("<", ">", '"', "'", "&", "a", "/", " ", "\n", "=") }), (text) => {
        expect(textToHtml(text).replace(/<\/?p>|<br>/g, "")).not.toMatch(/<(?!a href="https?:|\/a>)/);
      }),
    );
  });

  test("a hundred thousand characters are fine", () => {
    expect(readBody(textToHtml("x".repeat(100_000))).text).toHaveLength(100_000);
  });
});

describe("HTML as text", () => {
  test.each([
    ["<p>one</p><p>two</p>", "one\ntwo"],
    ["<p>one<br>two</p>", "one\ntwo"],
    ["<div>  spaced \n out </div>", "spaced out"],
    ["<ul><li>a</li><li>b</li></ul>", "• a\n• b"],
    ["<p>a&nbsp;&lt;b&gt; &amp; c</p>", "a <b> & c"],
    ["<script>alert(1)</script><style>p{}</style>text", "text"],
    ['<a href="https://x.example">link</a>', "link"],
    ['<img src="https://x.example/a.png" alt="a cat">', "a cat"],
    ["<p>unclosed <b>bold", "unclosed bold"],
    ["", ""],
  ])("%s", (html, text) => expect(readBody(html).text).toBe(text));

  test("an edited message says so inside its body, a deleted one has nothing left", () => {
    expect(readBody('<p>new<span class="o-mail-Message-edited"></span></p>')).toEqual({
      text: "new",
      isEdited: true,
      isEmpty: false,
    });
    expect(readBody('<span class="o-mail-Message-edited"></span>')).toEqual({
      text: "",
      isEdited: true,
      isEmpty: true,
    });
    expect(readBody('<p><img src="x"></p>')).toEqual({ text: "", isEdited: false, isEmpty: false });
  });
});
