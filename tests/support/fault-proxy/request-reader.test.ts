import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRequestReader, writeHead, type RequestPart } from "./request-reader.ts";

const conversation = Buffer.from(
  [
    "GET /web HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST /jsonrpc?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
    "POST /upload HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123\r\n\r\n89\r\n0\r\nTrailer: t\r\n\r\n",
    "GET /websocket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    "GET /not-a-request HTTP/1.1\r\n\r\n",
  ].join(""),
  "latin1",
);

function read(chunks: readonly Buffer[]): readonly RequestPart[] {
  const reader = createRequestReader();
  return chunks.flatMap((chunk) => reader(chunk));
}

const paths = (parts: readonly RequestPart[]) =>
  parts.flatMap((part) => (part.type === "head" ? [part.head.path] : []));
const bytes = (parts: readonly RequestPart[]) =>
  Buffer.concat(parts.map((part) => (part.type === "head" ? writeHead(part.head) : part.bytes)));

test("on a kept-alive line each request is told from the next, and after an upgrade nothing is a request", () => {
  expect(paths(read([conversation]))).toEqual(["/web", "/jsonrpc?x=1", "/upload", "/websocket"]);
});

test("however the bytes are cut, the same requests are found, and every byte comes out again", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(conversation.length), { maxLength: 20 }), (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), conversation.length];
      const parts = read(places.slice(1).map((place, index) => conversation.subarray(places[index], place)));
      expect(paths(parts)).toEqual(["/web", "/jsonrpc?x=1", "/upload", "/websocket"]);
      expect(bytes(parts)).toEqual(conversation);
    }),
  );
});
