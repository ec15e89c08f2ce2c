import { Parser } from "htmlparser2";

const blocks = new Set(
  "address article blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header li ol p pre section table tr ul".split(
    " ",
  ),
);
const silent = new Set(["script", "style", "head", "template", "title"]);
const media = new Set(["img", "video", "audio", "svg", "object", "iframe"]);

/** The marker that Odoo puts inside the body of an edited message (WIREBOOK §5.2). */
const editedMarker = "o-mail-Message-edited";

export interface BodyFacts {
  /** Lines as they would be read; runs of white space are one space, as a browser shows them. */
  readonly text: string;
  readonly isEdited: boolean;
  /** Nothing in it to read or to see: what Odoo leaves of a deleted message, as far as the body goes. */
  readonly isEmpty: boolean;
}

/** What a message body says when its markup is taken away. */
export function readBody(html: string): BodyFacts {
  const text = new TextOfHtml();
  let isEdited = false;
  let hasMedia = false;
  let muted = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (silent.has(name)) muted += 1;
      if (attributes["class"]?.split(/\s+/).includes(editedMarker) === true) isEdited = true;
      if (media.has(name)) hasMedia = true;
      if (name === "img") text.write(attributes["alt"] ?? "");
      if (name === "br") text.breakLine();
      else if (blocks.has(name)) text.endBlock();
      if (name === "li") text.write("• ");
      if (name === "td" || name === "th") text.write(" ");
    },
    ontext(data) {
      if (muted === 0) text.write(data);
    },
    onclosetag(name) {
      if (silent.has(name)) muted -= 1;
      if (blocks.has(name)) text.endBlock();
    },
  });
  parser.end(html);
  const result = text.toString();
  return { text: result, isEdited, isEmpty: result === "" && !hasMedia };
}

/** Collects lines the way a browser lays them out: white space collapses, blocks begin on a line of their own. */
class TextOfHtml {
  readonly #lines: string[] = [];
  #line = "";
  /** A line break has opened the present line, so that it stands even if it stays empty. */
  #isOpened = false;

  write(data: string): void {
    const collapsed = data.replace(/[ \t\r\n\f]+/g, " ");
    this.#line += this.#line === "" || this.#line.endsWith(" ") ? collapsed.replace(/^ /, "") : collapsed;
  }

  breakLine(): void {
    this.#push();
    this.#isOpened = true;
  }

  endBlock(): void {
    if (this.#line !== "" || this.#isOpened) this.#push();
    this.#isOpened = false;
  }

  toString(): string {
    this.endBlock();
    return this.#lines
      .join("\n")
      .replaceAll("\u00a0", " ")
      .replace(/^\n+|\n+$/g, "");
  }

  #push(): void {
    this.#lines.push(this.#line.replace(/ $/, ""));
    this.#line = "";
  }
}

const previewLength = 200;

/** One line for the conversation list, short enough that a hundred thousand characters cost nothing there. */
export function previewOf(text: string): string {
  const start = text.slice(0, 2 * previewLength);
  const line = start.replace(/\s+/g, " ").trim();
  if (start === text && line.length <= previewLength) return line;
  // The first half of a pair that the cut has parted is dropped, so that no emoji is halved.
  return `${line.slice(0, previewLength).replace(/[\ud800-\udbff]$/, "")}…`;
}
