import { Readable } from "node:stream";
import Deserializer from "xmlrpc/lib/deserializer.js";
import serializer from "xmlrpc/lib/serializer.js";
import { OdooError } from "./errors.ts";
import type { Odoo } from "./odoo.ts";
import { callService } from "./services.ts";

/**
 * `/xmlrpc/2/{common,object,db}`: faults come with HTTP status 200. The old `/xmlrpc/…` gives their
 * codes as text (WIRE.md §1).
 */
export async function xmlRpcAnswer(odoo: Odoo, service: string, body: string, isOld: boolean): Promise<string> {
  try {
    const { method, params } = await parseCall(body);
    const result = callService(odoo, service, method, params);
    return serializer.serializeMethodResponse(withoutNone(result));
  } catch (error) {
    return xmlRpcFault(error, isOld);
  }
}

export function xmlRpcFault(error: unknown, isOld: boolean): string {
  return serializer.serializeFault(isOld ? oldFaultOf(error) : faultOf(error));
}

function parseCall(body: string): Promise<{ method: string; params: readonly unknown[] }> {
  return new Promise((resolve, reject) => {
    new Deserializer().deserializeMethodCall(Readable.from([Buffer.from(body)]), (error, method, params) => {
      if (error === null || error === undefined) resolve({ method, params });
      else reject(error instanceof Error ? error : new Error("malformed XML-RPC", { cause: error }));
    });
  });
}

/** The call is done by then, and its answer is a fault all the same. */
function withoutNone(value: unknown): unknown {
  const holdsNone =
    value === undefined ||
    value === null ||
    (typeof value === "object" && Object.values(value).some((inner) => inner === undefined || inner === null));
  if (holdsNone) throw new TypeError("cannot marshal None unless allow_none is enabled");
  return value;
}

const faultCodes: Readonly<Record<string, number>> = {
  "odoo.exceptions.AccessDenied": 3,
  "odoo.exceptions.AccessError": 4,
  "odoo.exceptions.MissingError": 2,
  "odoo.exceptions.UserError": 2,
  "odoo.exceptions.ValidationError": 2,
};

function faultOf(error: unknown): { faultCode: number; faultString: string } {
  const code = error instanceof OdooError ? faultCodes[error.pythonName] : undefined;
  const message = error instanceof Error ? error.message : String(error);
  if (code !== undefined) return { faultCode: code, faultString: message };
  const name = error instanceof OdooError ? error.pythonName.replace("builtins.", "") : "TypeError";
  return {
    faultCode: 1,
    faultString: `Traceback (most recent call last):\n  File "<odoo>/odoo/addons/base/controllers/rpc.py", line 165, in xmlrpc_2\n${name}: ${message}\n`,
  };
}

function oldFaultOf(error: unknown): { faultCode: string; faultString: string } {
  const { faultCode, faultString } = faultOf(error);
  if (faultCode === 3) return { faultCode: "AccessDenied", faultString };
  if (faultCode === 1) return { faultCode: error instanceof Error ? error.message : String(error), faultString };
  const name = error instanceof OdooError ? error.pythonName.replace("odoo.exceptions.", "") : "UserError";
  return { faultCode: `warning -- ${name}\n\n${faultString}`, faultString: "" };
}
