import { missingRecord, typeError, valueError } from "./errors.ts";
import type { Odoo } from "./odoo.ts";
import type { Attachment, Partner } from "./records.ts";

/** Arguments as they come over the wire, read the way Odoo's controllers would stumble over them. */
export type Params = Readonly<Record<string, unknown>>;

export function asRecord(value: unknown): Params {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whatever is not a text is an empty one. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function numbers(value: unknown): number[] {
  return asList(value).filter((item) => typeof item === "number");
}

export function strings(value: unknown): string[] {
  return asList(value).filter((item) => typeof item === "string");
}

export function requiredId(params: Params, name: string): number {
  const value = params[name];
  if (value === undefined) throw typeError(`missing 1 required positional argument: '${name}'`);
  if (typeof value !== "number") throw valueError(`invalid literal for int() with base 10: ${JSON.stringify(value)}`);
  return value;
}

export function optionalNumber(params: Params, name: string): number | null {
  const value = params[name];
  return typeof value === "number" ? value : null;
}

export function text(params: Params, name: string): string {
  const value = params[name];
  return typeof value === "string" ? value : "";
}

export function partnersOf(odoo: Odoo, value: unknown): Partner[] {
  return numbers(value).flatMap((id) => odoo.world.partners.get(id) ?? []);
}

/** A message that names one that is gone is refused. */
export function attachmentsOf(odoo: Odoo, value: unknown, uid: number): Attachment[] {
  return numbers(value).map((id) => {
    const found = odoo.world.attachments.get(id);
    if (found === undefined) throw missingRecord("ir.attachment", id, uid);
    return found;
  });
}
