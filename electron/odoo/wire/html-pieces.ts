import { Tokenizer } from "htmlparser2";

export interface HtmlPieces {
  /** Attributes that have a value, character references resolved; of two of one name the first. */
  readonly onOpen: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly onClose: (name: string) => void;
  /** Text in pieces, character references resolved; that of scripts and styles included. */
  readonly onText: (data: string) => void;
}

/**
 * Tells the pieces of an HTML text in their order. Which tag belongs to which nobody asks here: the library's parser
 * does, and looks for it in all that is open, which takes the square of the time when somebody opens much and closes
 * something else.
 */
export function readPieces(html: string, { onOpen, onClose, onText }: HtmlPieces): void {
  let name = "";
  let attributes = new Map<string, string>();
  let attribute = "";
  let value: string[] = [];
  const nameAt = (start: number, end: number): string => html.slice(start, end).toLowerCase();
  const opened = (): void => onOpen(name, attributes);
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => onText(html.slice(start, end)),
      ontextentity: (code) => onText(String.fromCodePoint(code)),
      onopentagname(start, end) {
        name = nameAt(start, end);
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = nameAt(start, end);
        value = [];
      },
      onattribdata(start, end) {
        value.push(html.slice(start, end));
      },
      onattribentity(code) {
        value.push(String.fromCodePoint(code));
      },
      onattribend() {
        if (!attributes.has(attribute)) attributes.set(attribute, value.join(""));
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (start, end) => onClose(nameAt(start, end)),
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

/** Of comments and the like nobody hears. */
function nothing(): void {}
