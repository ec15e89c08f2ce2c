import { Readable } from "node:stream";
import CustomType from "xmlrpc/lib/customtype.js";
import Deserializer from "xmlrpc/lib/deserializer.js";
import serializer from "xmlrpc/lib/serializer.js";
import type { Pacer } from "../../core/work/steps.ts";
import { TooLarge, type AnswerLimits } from "./answer-limits.ts";
import { cleanText } from "../discuss/message-html.ts";

/**
 * A call as XML.
 * @throws TypeError for what XML-RPC cannot say (undefined, BigInt, NaN, a Map …), which the package would drop.
 */
export function writeCall(method: string, params: readonly unknown[]): string {
  return serializer.serializeMethodCall(method, params.map(sendable), "utf-8");
}

/** A fault of the other side. Odoo's legacy endpoint gives the code as text (WIRE.md §1). */
export interface Fault {
  readonly code: number | string;
  readonly text: string;
}

/** What came back; `unreadable` when it is no XML-RPC at all. */
export type Reply =
  | { readonly type: "value"; readonly value: unknown }
  | { readonly type: "fault"; readonly fault: Fault }
  | { readonly type: "too-large"; readonly detail: string }
  | { readonly type: "unreadable"; readonly detail: string };

/** The package's parser goes through some five thousand characters in a millisecond. */
const stepBytes = 2 ** 14;

/** Reads an answer piece by piece, and rests between them. */
export function readReply(xml: Uint8Array, limits: AnswerLimits, pacer: Pacer): Promise<Reply> {
  return new Promise((resolve) => {
    const reading = { isOver: false };
    async function* pieces(): AsyncGenerator<string> {
      const decoder = new TextDecoder();
      for (let at = 0; at < xml.length && !reading.isOver; at += stepBytes) {
        if (pacer.isDue()) await pacer.rest();
        yield decoder.decode(xml.subarray(at, at + stepBytes), { stream: true });
      }
      yield decoder.decode();
    }
    // After an error the package may call back again; the first word counts.
    new CarefulDeserializer(limits).deserializeMethodResponse(Readable.from(pieces()), (error, value) => {
      reading.isOver = true;
      resolve(error === null || error === undefined ? { type: "value", value } : replyOfError(error));
    });
  });
}

function replyOfError(error: unknown): Reply {
  if (error instanceof TooLarge) return { type: "too-large", detail: error.message };
  if (!(error instanceof Error)) return { type: "unreadable", detail: String(error) };
  if (!("faultCode" in error)) return { type: "unreadable", detail: error.message };
  const { faultCode } = error;
  const text = "faultString" in error && typeof error.faultString === "string" ? error.faultString : error.message;
  return { type: "fault", fault: { code: typeof faultCode === "number" ? faultCode : String(faultCode), text } };
}

/** Text as escaped characters: the package's own CDATA breaks on a second `]]>`. */
class Text extends CustomType {
  override readonly tagName = "string";
}

function sendable(value: unknown): unknown {
  if (typeof value === "string") return new Text(cleanText(value));
  if (typeof value === "boolean" || value === null || (typeof value === "number" && Number.isFinite(value)))
    return value;
  if (typeof value === "object") return sendableObject(value);
  throw new TypeError(`XML-RPC cannot say ${typeof value === "number" ? value : `a ${typeof value}`}`);
}

function sendableObject(value: object): unknown {
  if (Array.isArray(value)) return value.map(sendable);
  if (Buffer.isBuffer(value)) return value;
  // Odoo wants its own form of naive UTC.
  if (value instanceof Date) return new Text(value.toISOString().slice(0, 19).replace("T", " "));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`XML-RPC cannot say a ${value.constructor.name}`);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [cleanText(key), sendable(member)]));
}

/** Elements around a value that say what it is: `<param><value><array><data>`. */
const elementsEach = 4;

/** The package's reader, without its traps, and within limits. */
class CarefulDeserializer extends Deserializer {
  readonly #limits: AnswerLimits;
  #depth = 0;
  #values = 0;
  #textLength = 0;

  constructor(limits: AnswerLimits) {
    super();
    this.#limits = limits;
  }

  override onOpentag(node: { readonly name: string }): void {
    const { depth, values } = this.#limits;
    this.#depth += 1;
    this.#textLength = 0;
    if (node.name === "VALUE") this.#values += 1;
    if (this.#depth > depth * elementsEach) this.onError(new TooLarge(`nested deeper than ${depth}`));
    else if (this.#values > values) this.onError(new TooLarge(`more than ${values} values`));
    else super.onOpentag(node);
  }

  override onText(text: string): void {
    this.#textLength += text.length;
    if (this.#textLength > this.#limits.text) this.onError(new TooLarge(`a text of more than ${this.#limits.text}`));
    else super.onText(text);
  }

  override onClosetag(name: string): void {
    this.#depth -= 1;
    // What comes after an error counts for nothing, and may be a lot.
    if (this.error === null) super.onClosetag(name);
  }

  /** The package copies the whole stack for each list. */
  override endArray(): void {
    const items = this.stack.splice(this.marks.pop() ?? this.stack.length);
    // Lists of records may be long; what stands in one of them may not.
    if (this.marks.length > 0) this.#expectNarrow(items.length);
    this.#settle(items);
  }

  /** As a number; it gives text. */
  override endI8(data: string): void {
    const value = Number(data);
    if (!Number.isSafeInteger(value)) throw new Error(`Not an integer that can be kept: ${data}`);
    this.#settle(value);
  }

  override endBase64(data: string): void {
    this.#settle(Buffer.from(data, "base64"));
  }

  /** As it was written; it would take naive UTC for local time. */
  override endDateTime(data: string): void {
    this.#settle(data);
  }

  /** A member named `__proto__` is a member; it would become the prototype. */
  override endStruct(): void {
    const members = this.stack.splice(this.marks.pop() ?? this.stack.length);
    this.#expectNarrow(members.length / 2);
    const struct: Record<string, unknown> = {};
    for (let at = 0; at < members.length; at += 2)
      Object.defineProperty(struct, String(members[at]), {
        value: members[at + 1],
        enumerable: true,
        writable: true,
        configurable: true,
      });
    this.#settle(struct);
  }

  #expectNarrow(count: number): void {
    if (count > this.#limits.width) throw new TooLarge(`more than ${this.#limits.width} in one value`);
  }

  #settle(value: unknown): void {
    this.push(value);
    this.value = false;
  }
}
