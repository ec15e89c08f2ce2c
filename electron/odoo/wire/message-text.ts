import { longestBodyRead } from "../../../shared/domain/messages/message-budget.ts";
import { cut } from "../../../shared/names/cut.ts";
import { readPieces } from "./html-pieces.ts";

const blocks = new Set(
  "address article blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header li ol p pre section table tr ul".split(
    " ",
  ),
);
const silent = new Set(["script", "style", "template", "title"]);
const media = new Set(["img", "video", "audio", "svg", "object", "iframe"]);

/** The marker that Odoo puts inside the body of an edited message (WIRE.md §5.2): in its last element. */
const editedMarker = "o-mail-Message-edited";
/** Room for that element and what it stands in, characters. */
const markerWithin = 1_000;

export interface BodyFacts {
  /** Lines as they would be read; runs of white space are one space, as a browser shows them. */
  readonly text: string;
  readonly isEdited: boolean;
  /** Nothing in it to read or to see: what Odoo leaves of a deleted message, as far as the body goes. */
  readonly isEmpty: boolean;
}

/** What a message body says when its markup is taken away: of one beyond the budget, the beginning says it. */
export function readBody(html: string): BodyFacts {
  if (html.length <= longestBodyRead) return read(html);
  const beginning = read(cut(html, longestBodyRead));
  const isEdited = beginning.isEdited || read(html.slice(-markerWithin)).isEdited;
  return { text: `${beginning.text}…`, isEdited, isEmpty: false };
}

function read(html: string): BodyFacts {
  const text = new TextOfHtml();
  let isEdited = false;
  let hasMedia = false;
  let muted = 0;
  readPieces(html, {
    onOpen(name, attributes) {
      if (silent.has(name)) muted += 1;
      if (attributes.get("class")?.split(/\s+/).includes(editedMarker) === true) isEdited = true;
      if (media.has(name)) hasMedia = true;
      if (name === "img") text.write(attributes.get("alt") ?? "");
      if (name === "br") text.breakLine();
      else if (blocks.has(name)) text.endBlock();
      if (name === "li") text.write("• ");
      if (name === "td" || name === "th") text.write(" ");
    },
    onText(data) {
      if (muted === 0) text.write(data);
    },
    onClose(name) {
      if (silent.has(name) && muted > 0) muted -= 1;
      // A browser takes it for the break that was meant.
      if (name === "br") text.breakLine();
      if (blocks.has(name)) text.endBlock();
    },
  });
  const result = text.toString();
  return { text: result, isEdited, isEmpty: result === "" && !hasMedia };
}

/** Collects lines the way a browser lays them out: white space collapses, blocks begin on a line of their own. */
class TextOfHtml {
  readonly #lines: string[] = [];
  /** The present line in pieces: to look at the end of a growing text would copy all of it each time. */
  #line: string[] = [];
  #endsInSpace = false;
  /** A line break has opened the present line, so that it stands even if it stays empty. */
  #isOpened = false;

  write(data: string): void {
    const collapsed = data.replace(/[ \t\r\n\f]+/g, " ");
    const isSpaced = this.#line.length === 0 || this.#endsInSpace;
    const fresh = isSpaced && collapsed.startsWith(" ") ? collapsed.slice(1) : collapsed;
    if (fresh === "") return;
    this.#line.push(fresh);
    this.#endsInSpace = fresh.endsWith(" ");
  }

  breakLine(): void {
    this.#push();
    this.#isOpened = true;
  }

  endBlock(): void {
    if (this.#line.length > 0 || this.#isOpened) this.#push();
    this.#isOpened = false;
  }

  toString(): string {
    this.endBlock();
    const first = this.#lines.findIndex((line) => line !== "");
    const last = this.#lines.findLastIndex((line) => line !== "");
    return first < 0
      ? ""
      : this.#lines
          .slice(first, last + 1)
          .join("\n")
          .replaceAll("\u00a0", " ");
  }

  #push(): void {
    const line = this.#line.join("");
    this.#lines.push(this.#endsInSpace ? line.slice(0, -1) : line);
    this.#line = [];
    this.#endsInSpace = false;
  }
}
