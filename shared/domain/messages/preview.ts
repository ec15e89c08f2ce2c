import { cut } from "../../names/cut.ts";

const previewLength = 200;

/** One line for the conversation list and the like, however long the text is: only its beginning is looked at. */
export function previewOf(text: string): string {
  const start = cut(text, 2 * previewLength);
  const line = start.replace(/\s+/g, " ").trim();
  return start === text && line.length <= previewLength ? line : `${cut(line, previewLength)}…`;
}
