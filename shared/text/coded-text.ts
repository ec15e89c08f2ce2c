import * as v from "valibot";
import type { CodedText, Parameter } from "./catalogue.ts";
import { en } from "./en.ts";

const PrivateParameter = v.object({
  private: v.string(),
  as: v.picklist(["host", "network-address", "database", "login", "certificate", "page"]),
});

const ParameterSchema: v.GenericSchema<unknown, Parameter> = v.union([
  v.string(),
  v.number(),
  PrivateParameter,
  v.lazy(() => WrittenText),
]);

/** As it was written by this version or another: a code that is unknown here says so, and keeps its name. */
const WrittenText: v.GenericSchema<unknown, CodedText> = v.pipe(
  v.object({ code: v.string(), parameters: v.optional(v.record(v.string(), ParameterSchema), {}) }),
  v.transform(({ code, parameters }) =>
    isKey(code) ? { code, parameters } : { code: "unknown" as const, parameters: { code } },
  ),
);

/**
 * A coded text from the disk or over IPC. A plain sentence is one that an earlier version stored before there were
 * codes: it is shown as it stands.
 */
export const StoredText: v.GenericSchema<unknown, CodedText> = v.union([
  v.pipe(
    v.string(),
    v.transform((text): CodedText => ({ code: "literal", parameters: { text } })),
  ),
  WrittenText,
]);

function isKey(code: string): code is keyof typeof en {
  return Object.hasOwn(en, code);
}
