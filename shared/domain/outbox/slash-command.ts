/** What a text in a composer asks for: to be sent, or that a command of the conversation is run. */
export type Written =
  | { readonly type: "text"; readonly text: string }
  /** `name` in lower case, without its slash; `body` as it was typed. */
  | { readonly type: "command"; readonly name: string; readonly body: string };

/** A slash, a word, and then a blank or nothing: paths, dates and `/ something` are text. */
const command = /^\/([a-z]\w{0,39})(?=\s|$)/i;

/** Two slashes where one would be a command are the way to send such a text: it goes out with one. */
export function readWritten(text: string): Written {
  const typed = text.trimStart();
  const name = command.exec(typed)?.[1];
  if (name !== undefined) return { type: "command", name: name.toLowerCase(), body: typed.trimEnd() };
  const escaped = typed.startsWith("//") && command.test(typed.slice(1));
  return { type: "text", text: escaped ? typed.slice(1) : text };
}
