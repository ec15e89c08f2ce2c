import { useMemo, type ReactNode } from "react";
import { useSelector } from "./state/use-parley.ts";
import { useTimeZone } from "./state/use-time-zone.ts";
import { createFormats } from "./ui/formats.ts";
import { FormatsContext } from "./ui/use-formats.ts";
import { useTexts } from "./ui/use-texts.ts";

/** Times follow the language of the window, and the system's format and zone, within seconds of a change. */
export function FormatsProvider({ children }: { readonly children: ReactNode }) {
  const texts = useTexts();
  const locale = useSelector((app) => app.systemFormats.locale);
  const zone = useTimeZone();
  const formats = useMemo(() => createFormats(texts, locale, zone), [texts, locale, zone]);
  return <FormatsContext value={formats}>{children}</FormatsContext>;
}
