/**
 * The languages of whoever reads the terminal, best first, as BCP 47 tags: the list of `LANGUAGE`, then the locale of
 * messages by POSIX (`LC_ALL` before `LC_MESSAGES` before `LANG`). `C` and `POSIX` are no language and count as none.
 */
export function terminalLanguages(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const locale = [environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]].find(Boolean) ?? "";
  if (/^(?:C|POSIX)(?:\.|$)/.test(locale)) return [];
  return [...(environment["LANGUAGE"]?.split(":") ?? []), locale]
    .map((name) => (name.split(/[.@]/, 1)[0] ?? "").replaceAll("_", "-"))
    .filter((tag) => tag !== "");
}
