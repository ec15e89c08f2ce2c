import { useEffect, useLayoutEffect, useState, type ReactNode } from "react";
import { loadTexts, spokenLanguage, type LanguageName } from "../shared/text/languages.ts";
import type { Texts } from "../shared/text/texts.ts";
import { useSelector } from "./state/use-parley.ts";
import { TextsContext } from "./ui/use-texts.ts";

/** A language and its texts; English ones when its own could not be read. */
export interface LoadedLanguage {
  readonly name: LanguageName;
  readonly texts: Texts;
}

interface TextsProviderProps {
  /** What the page has read before there was anything to show. */
  readonly first: LoadedLanguage;
  readonly onFault: (error: unknown) => void;
  readonly children: ReactNode;
}

/** The window speaks the language that is chosen, from the moment that its texts are there; and so does the document. */
export function TextsProvider({ first, onFault, children }: TextsProviderProps) {
  const [loaded, setLoaded] = useState(first);
  const wanted = useSelector((app) => spokenLanguage(app.settings.language, app.systemLanguage));
  useEffect(() => {
    if (wanted === loaded.name) return undefined;
    let isWanted = true;
    loadTexts(wanted).then(
      (texts) => isWanted && setLoaded({ name: wanted, texts }),
      (error: unknown) => onFault(error),
    );
    return () => {
      isWanted = false;
    };
  }, [wanted, loaded.name, onFault]);
  const { language, direction } = loaded.texts;
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = direction;
  }, [language, direction]);
  return <TextsContext value={loaded.texts}>{children}</TextsContext>;
}
