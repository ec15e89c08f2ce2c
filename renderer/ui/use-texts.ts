import { createContext, use } from "react";
import { english } from "../../shared/text/languages.ts";
import type { Texts } from "../../shared/text/texts.ts";

/** The texts that this window speaks; English where nobody has said otherwise. */
export const TextsContext = createContext<Texts>(english);

/** Words what stands in a component: `const { text } = useTexts();`. Rerenders when the language changes. */
export function useTexts(): Texts {
  return use(TextsContext);
}
