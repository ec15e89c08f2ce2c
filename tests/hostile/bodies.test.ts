// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { readBody } from "../../electron/odoo/wire/message-text.ts";
import { createCleaner } from "../../renderer/features/timeline/message-html.ts";
import { workspaceId } from "../support/builders.ts";
import { hostileBodies } from "./corpus.ts";
import { english } from "../../shared/text/languages.ts";

const bodies = hostileBodies("https://attacker.example");
const clean = createCleaner(window);
const origin = { workspace: workspaceId(1), server: "https://odoo.example.com" };

const harmlessElements = new Set(
  "A B STRONG I EM U S DEL STRIKE CODE PRE BLOCKQUOTE P BR DIV SPAN UL OL LI IMG BUTTON H1 H2 H3 H4 H5 H6 TABLE THEAD TBODY TFOOT TR TD TH HR SUB SUP SMALL MARK CENTER DL DT DD".split(
    " ",
  ),
);
const harmfulAttribute =
  /^on|^style$|^class$|^id$|^name$|^srcset$|^background$|^action$|^formaction$|^xlink|^ping$|^popover/;

/** What could run, call out, dress up or stand in our scripts' way in what a body is shown as. */
function dangersIn(html: string): readonly string[] {
  const box = document.createElement("div");
  box.append(clean(html, origin, english).cloneNode(true));
  return [...box.querySelectorAll("*")].flatMap((element) => [
    ...(harmlessElements.has(element.tagName) ? [] : [element.tagName]),
    ...[...element.attributes].filter(isHarmful).map(({ name, value }) => `${name}=${value}`),
  ]);
}

function isHarmful({ name, value }: Attr): boolean {
  if (name === "href") return !/^(?:https?|mailto):/.test(value);
  if (name === "src") return !/^(?:parley-media:|data:image\/(?:png|jpeg|gif|webp);)/.test(value);
  return harmfulAttribute.test(name);
}

test("the corpus holds at least 300 bodies, no two alike", () => {
  expect(new Set(bodies.map(({ html }) => html.replace(/^<p>.*?<\/p>/, ""))).size).toBeGreaterThanOrEqual(300);
});

describe("a hostile body", () => {
  test.each(bodies)("$name is shown without anything that runs, loads or dresses up", ({ html }) => {
    expect(dangersIn(html)).toEqual([]);
  });

  test.each(bodies)("$name gives a preview in words, without a tag or a control character", ({ html }) => {
    const { text } = readBody(html);
    expect(Array.from(text).filter((character) => isControl(character.codePointAt(0) ?? 0))).toEqual([]);
  });
});

/** Of C0 and C1, but for tab and line feed. */
function isControl(code: number): boolean {
  return (code < 0x20 && code !== 0x09 && code !== 0x0a) || (code >= 0x7f && code < 0xa0);
}
