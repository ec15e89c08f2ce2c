import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";
import { untrusted } from "./http-certificate.ts";

/** A server on loopback for as long as a test runs. */
export interface TinyServer {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** Lines that were opened to it so far. */
  connections(): number;
  /** Resolves when a line has been opened. */
  readonly connected: Promise<void>;
  close(): Promise<void>;
}

export type Answer = (request: IncomingMessage, body: Buffer, response: ServerResponse) => void;

export function serve(answer: Answer): Promise<TinyServer> {
  return listen(createServer(collected(answer)));
}

export function serveUntrusted(answer: Answer): Promise<TinyServer> {
  return listen(createSecureServer(untrusted, collected(answer)));
}

/** Lets nobody in without a certificate of their own, which it asks for in the handshake. */
export function serveCertified(answer: Answer): Promise<TinyServer> {
  return listen(createSecureServer({ ...untrusted, requestCert: true }, collected(answer)));
}

/** Speaks no protocol: `talk` has the bare line. */
export function serveBare(talk: (socket: Socket) => void): Promise<TinyServer> {
  return listen(createTcpServer(talk));
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<string> {
  const server = await serveBare(() => {});
  await server.close();
  return server.host;
}

function collected(answer: Answer) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => answer(request, Buffer.concat(chunks), response));
  };
}

async function listen(server: Server): Promise<TinyServer> {
  const sockets = new Set<Socket>();
  let count = 0;
  const connected = new Promise<void>((resolve) => {
    server.on("connection", (socket: Socket) => {
      count += 1;
      sockets.add(socket);
      // What a test cuts on purpose is no error of this server.
      socket.on("error", () => {}).on("close", () => sockets.delete(socket));
      resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => count,
    connected,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
