/** The two halves of the xmlrpc package that a server needs; it ships no types. */
declare module "xmlrpc/lib/serializer.js" {
  const serializer: {
    serializeMethodResponse(result: unknown): string;
    serializeFault(fault: { faultCode: number | string; faultString: string }): string;
  };
  export default serializer;
}

declare module "xmlrpc/lib/deserializer.js" {
  import type { Readable } from "node:stream";
  export default class Deserializer {
    constructor(encoding?: string);
    deserializeMethodCall(
      stream: Readable,
      callback: (error: unknown, method: string, params: unknown[]) => void,
    ): void;
  }
}
