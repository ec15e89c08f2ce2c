import { createContext, use } from "react";
import { english } from "../../shared/text/languages.ts";
import { createFormats, type Formats } from "./formats.ts";

/** How this window writes times and sizes. Another object when the zone, the system's format or the language is another. */
export const FormatsContext = createContext<Formats>(createFormats(english, null));

export function useFormats(): Formats {
  return use(FormatsContext);
}
