/** The two halves of the xmlrpc package that are of use to us (its client is not); it ships no types. */
declare module "xmlrpc/lib/serializer.js" {
  const serializer: {
    serializeMethodCall(method: string, params: readonly unknown[], encoding?: string): string;
  };
  export default serializer;
}

declare module "xmlrpc/lib/deserializer.js" {
  import type { Readable } from "node:stream";
  export default class Deserializer {
    constructor(encoding?: string);
    deserializeMethodResponse(stream: Readable, callback: (error: unknown, result: unknown) => void): void;
    /** What was wrong first; it is told to the callback. */
    readonly error: unknown;
    onError(error: Error): void;
    onOpentag(node: { readonly name: string }): void;
    onText(text: string): void;
    onClosetag(name: string): void;
    /** Puts a value that has been read on the stack. */
    push(value: unknown): void;
    /** Where the values of the arrays and structs that are open begin on the stack. */
    readonly marks: number[];
    readonly stack: unknown[];
    /** The present element has no value of its own type yet. */
    value: boolean;
    endI8(data: string): void;
    endBase64(data: string): void;
    endDateTime(data: string): void;
    endArray(data: string): void;
    endStruct(data: string): void;
  }
}

declare module "xmlrpc/lib/customtype.js" {
  export default class CustomType {
    constructor(raw: string);
    readonly raw: string;
    tagName: string;
  }
}
