/** The head of one request, as far as faults and rewriting need it. */
export interface RequestHead {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly isUpgrade: boolean;
  /** Names as they were sent; in order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export type RequestPart =
  | { readonly type: "head"; readonly head: RequestHead }
  /** Of a body, or of what is spoken after an upgrade. */
  | { readonly type: "bytes"; readonly bytes: Buffer };

/** What the reader is in the middle of. `left` counts the bytes of a body, or of a chunk with the CRLF behind it. */
type ConversationRef =
  | { readonly in: "head" | "chunk-size" | "trailer" | "upgraded" }
  | { readonly in: "body" | "chunk"; readonly left: number };

/**
 * Finds where requests begin and end in the bytes that one client sends, so that each can be told from the next on a
 * kept-alive line (RFC 9112 §6). Bytes come out as they went in, however they were cut into chunks.
 */
export function createRequestReader(): (chunk: Buffer) => readonly RequestPart[] {
  let place: ConversationRef = { in: "head" };
  let rest: Buffer = Buffer.alloc(0);

  function take(length: number): RequestPart {
    const bytes = rest.subarray(0, length);
    rest = rest.subarray(length);
    return { type: "bytes", bytes };
  }

  /** Null when it takes more bytes to go on. */
  function next(): RequestPart | null {
    if (rest.length === 0) return null;
    switch (place.in) {
      case "upgraded":
        return take(rest.length);
      case "body":
      case "chunk": {
        const part = take(Math.min(place.left, rest.length));
        const left: number = place.left - (part.type === "bytes" ? part.bytes.length : 0);
        place = left > 0 ? { in: place.in, left } : { in: place.in === "chunk" ? "chunk-size" : "head" };
        return part;
      }
      case "chunk-size": {
        const end = rest.indexOf("\r\n");
        if (end === -1) return null;
        const size = Number.parseInt(rest.toString("latin1", 0, end), 16);
        place = size > 0 ? { in: "chunk", left: size + 2 } : { in: "trailer" };
        return take(end + 2);
      }
      case "trailer": {
        const end = rest.indexOf("\r\n");
        if (end === -1) return null;
        if (end === 0) place = { in: "head" };
        return take(end + 2);
      }
      case "head": {
        const end = rest.indexOf("\r\n\r\n");
        if (end === -1) return null;
        const head = parseHead(rest.toString("latin1", 0, end));
        rest = rest.subarray(end + 4);
        place = bodyOf(head);
        return { type: "head", head };
      }
    }
  }

  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const parts: RequestPart[] = [];
    for (let part = next(); part !== null; part = next()) parts.push(part);
    return parts;
  };
}

/** The value of a header, whatever the case of its name; null when it was not sent. */
export function headerOf(head: RequestHead, name: string): string | null {
  return head.headers.find(([sent]) => sent.toLowerCase() === name)?.[1] ?? null;
}

/** The head in bytes again. */
export function writeHead(head: RequestHead): Buffer {
  const lines = head.headers.map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`${head.method} ${head.path} HTTP/1.1`, ...lines, "", ""].join("\r\n"), "latin1");
}

function parseHead(text: string): RequestHead {
  const [requestLine = "", ...lines] = text.split("\r\n");
  const [method = "", path = ""] = requestLine.split(" ");
  const headers = lines.map((line): readonly [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const head = { method, path, headers, isUpgrade: false };
  return { ...head, isUpgrade: headerOf(head, "upgrade")?.toLowerCase() === "websocket" };
}

function bodyOf(head: RequestHead): ConversationRef {
  if (head.isUpgrade) return { in: "upgraded" };
  if (headerOf(head, "transfer-encoding")?.toLowerCase().endsWith("chunked")) return { in: "chunk-size" };
  const left = Number(headerOf(head, "content-length") ?? 0);
  return left > 0 ? { in: "body", left } : { in: "head" };
}
