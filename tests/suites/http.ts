import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Http, HttpRequest } from "../../electron/core/ports/http.ts";
import { closedPort, serve, serveBare, serveUntrusted, type Answer, type TinyServer } from "./http-servers.ts";

export interface HttpUnderTest {
  readonly http: Http;
  close(): void | Promise<void>;
}

/** What every `Http` keeps, whoever carries the bytes. Node's is tested so, and Electron's. */
export function httpSuite(name: string, create: () => HttpUnderTest | Promise<HttpUnderTest>): void {
  describe(`Http by ${name}`, () => {
    let subject: HttpUnderTest;
    const servers: TinyServer[] = [];

    beforeAll(async () => {
      subject = await create();
    });
    afterAll(() => subject.close());
    afterEach(async () => {
      for (const server of servers.splice(0)) await server.close();
    });

    const on = async (opening: Promise<TinyServer>): Promise<TinyServer> => {
      const server = await opening;
      servers.push(server);
      return server;
    };
    const ask = (url: string, request: Partial<HttpRequest> = {}) =>
      subject.http({
        method: "GET",
        url,
        headers: {},
        body: null,
        timeout: 10_000,
        maxBytes: 1_000_000,
        signal: null,
        ...request,
      });
    const get = async (answer: Answer, request: Partial<HttpRequest> = {}) =>
      ask(`http://${(await on(serve(answer))).host}/`, request);
    /** The type of the fault, or the status where there was none. */
    const faultOf = async (answer: ReturnType<Http>) => {
      const result = await answer;
      return result.ok ? result.value.status : result.error.type;
    };

    test("a request arrives as it was given, the cookie too, and its answer as it was sent", async () => {
      const server = await on(
        serve((request, body, response) => {
          const seen = {
            method: request.method,
            url: request.url,
            cookie: request.headers.cookie,
            kind: request.headers["content-type"],
            body: body.toString(),
          };
          response
            .writeHead(201, { "Content-Type": "application/json", "X-Twice": ["a", "b"] })
            .end(JSON.stringify(seen));
        }),
      );
      const answer = await ask(`http://${server.host}/path?x=1&y=%20`, {
        method: "POST",
        headers: { cookie: "session_id=abc; other=1", "content-type": "application/json" },
        body: '{"a":"ß 😀"}',
      });
      expect(
        answer.ok && [answer.value.status, answer.value.headers.get("content-type"), text(answer.value.body)],
      ).toEqual([
        201,
        ["application/json"],
        JSON.stringify({
          method: "POST",
          url: "/path?x=1&y=%20",
          cookie: "session_id=abc; other=1",
          kind: "application/json",
          body: '{"a":"ß 😀"}',
        }),
      ]);
    });

    test("bytes stay bytes, there and back", async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
      const answer = await get((_, body, response) => response.end(body), { method: "POST", body: bytes });
      expect(answer.ok && [...answer.value.body]).toEqual([...bytes]);
    });

    /** A body in parts; `breaksAt`: the part at which whoever reads it fails. */
    const stream = (parts: number, breaksAt = Infinity) => ({
      size: parts * 50_000,
      async *read() {
        for (let part = 0; part < parts; part += 1) {
          if (part === breaksAt) throw new Error("the disk broke");
          yield await Promise.resolve(new Uint8Array(50_000).fill(part));
        }
      },
    });

    test("a body that is read as it is sent arrives whole, ten million bytes too", async () => {
      const answer = await get((_, body, response) => response.end(`${body.length} ${body[0]} ${body.at(-1)}`), {
        method: "POST",
        stream: stream(200),
        isRepeatable: true,
      });
      expect(answer.ok && text(answer.value.body)).toBe("10000000 0 199");
    });

    test("a body is only read as fast as it is taken", async () => {
      let read = 0;
      const counted = {
        size: 2e9,
        async *read() {
          for (;;) {
            read += 1;
            yield await Promise.resolve(new Uint8Array(1e6));
          }
        },
      };
      const server = await on(serveBare((socket) => void socket.pause()));
      const request = { method: "POST", stream: counted, timeout: 1_000 } as const;
      expect(await faultOf(ask(`http://${server.host}/`, request))).toBe("timeout");
      expect(read).toBeLessThan(50);
    });

    test("a body that breaks off is broken, and so is one that is cut", async () => {
      const request = { method: "POST", stream: stream(200, 100) } as const;
      expect(await faultOf(get((_, _body, response) => response.end(), request))).toBe("broken");
      const server = await on(serveBare((socket) => void socket.once("data", () => socket.destroy())));
      expect(await faultOf(ask(`http://${server.host}/`, { method: "POST", stream: stream(200) }))).toBe("broken");
    });

    test("an answer that comes before the end of the body counts", async () => {
      const early = "HTTP/1.1 413 Too Large\r\nContent-Length: 4\r\nConnection: close\r\n\r\nlong";
      const server = await on(
        serveBare((socket) => {
          socket.once("data", () => socket.write(early));
          socket.resume();
        }),
      );
      expect(await faultOf(ask(`http://${server.host}/`, { method: "POST", stream: stream(200) }))).toBe(413);
    });

    test("aborted while the body is sent, it ends at once and the body is let go", async () => {
      const controller = new AbortController();
      let isLetGo = false;
      const endless = {
        size: 1e9,
        async *read() {
          try {
            for (;;) yield await Promise.resolve(new Uint8Array(100_000));
          } finally {
            isLetGo = true;
          }
        },
      };
      const server = await on(serveBare((socket) => void socket.once("data", () => controller.abort())));
      const request = { method: "POST", stream: endless, signal: controller.signal } as const;
      expect(await faultOf(ask(`http://${server.host}/`, request))).toBe("aborted");
      await expect.poll(() => isLetGo).toBe(true);
    });

    test("several cookies stay apart, even with a comma in one", async () => {
      const cookies = ["session_id=abc; Expires=Sat, 20 Nov 2027 21:06:43 GMT; HttpOnly", "cids=1; Path=/"];
      const answer = await get((_request, _body, response) => response.writeHead(200, { "Set-Cookie": cookies }).end());
      expect(answer.ok && answer.value.headers.get("set-cookie")).toEqual(cookies);
    });

    test("cookies of an answer are not sent by themselves with the next request", async () => {
      const seen: unknown[] = [];
      const server = await on(
        serve((request, _body, response) => {
          seen.push(request.headers.cookie);
          response.writeHead(200, { "Set-Cookie": "session_id=kept" }).end();
        }),
      );
      await ask(`http://${server.host}/`);
      await ask(`http://${server.host}/`);
      expect(seen).toEqual([undefined, undefined]);
    });

    test.each([301, 302, 303, 307, 308])("a redirect (%i) comes back and is not followed", async (status) => {
      const answer = await get((_request, _body, response) =>
        response.writeHead(status, { Location: "http://127.0.0.1:1/elsewhere" }).end(),
      );
      expect(answer.ok && [answer.value.status, answer.value.headers.get("location")]).toEqual([
        status,
        ["http://127.0.0.1:1/elsewhere"],
      ]);
    });

    test.each([400, 401, 404, 500, 502])("an error page (%i) is an answer with its body", async (status) => {
      const answer = await get((_request, _body, response) => response.writeHead(status).end("<h1>Sorry</h1>"));
      expect(answer.ok && [answer.value.status, text(answer.value.body)]).toEqual([status, "<h1>Sorry</h1>"]);
    });

    test("a line is used again", async () => {
      const server = await on(serve((_request, _body, response) => response.end("ok")));
      for (let round = 0; round < 5; round += 1) await ask(`http://${server.host}/`);
      expect(server.connections()).toBe(1);
    });

    test("what must not be repeated is sent at most once, even when a line ends that was kept alive", async () => {
      const seen: (string | undefined)[] = [];
      const server = await on(
        serve((request, _body, response) => {
          seen.push(request.url);
          if (request.url === "/deed") request.socket.destroy();
          else response.end();
        }),
      );
      await ask(`http://${server.host}/question`);
      expect(await faultOf(ask(`http://${server.host}/deed`, { method: "POST", body: "x" }))).toBe("broken");
      expect(seen).toEqual(["/question", "/deed"]);
    });

    test("what must not be repeated does not fall into the gap of a line that was kept alive: it is surely not sent", async () => {
      const server = await on(serve((_request, _body, response) => response.end()));
      await ask(`http://${server.host}/`);
      await server.close();
      expect(await faultOf(ask(`http://${server.host}/`, { method: "POST", body: "x" }))).toBe("refused");
    });

    test("an answer of just the allowed size passes, one byte more does not", async () => {
      const answer: Answer = (_request, _body, response) => response.end("x".repeat(1_000));
      expect(await faultOf(get(answer, { maxBytes: 1_000 }))).toBe(200);
      expect(await faultOf(get(answer, { maxBytes: 999 }))).toBe("too-large");
    });

    test("an answer that does not tell its size is cut at the limit", async () => {
      const endless: Answer = (_request, _body, response) => {
        const more = () => {
          while (!response.destroyed && response.write("x".repeat(10_000)));
        };
        response.on("drain", more);
        more();
      };
      expect(await faultOf(get(endless))).toBe("too-large");
    });

    test("an answer that unpacks to 1 GB is cut at the limit, or comes as it was packed", async () => {
      const packed: Answer = (_request, _body, response) => {
        response.writeHead(200, { "Content-Encoding": "gzip" });
        const pack = createGzip({ level: 1 });
        let left = 1_000;
        const zeros = new Readable({ read: () => void zeros.push(left-- > 0 ? Buffer.alloc(1_000_000) : null) });
        pipeline(zeros, pack, response, () => {});
      };
      const answer = await get(packed, { timeout: 30_000 });
      expect(answer.ok ? answer.value.body.length <= 1_000_000 : answer.error.type).toBe(
        answer.ok ? true : "too-large",
      );
    }, 60_000);

    test("an answer that says it is larger than it is, or than anything, is no answer", async () => {
      const longer: Answer = (_request, _body, response) => {
        response.writeHead(200, { "Content-Length": "1000" }).write("12345", () => response.destroy());
      };
      const endless: Answer = (_request, _body, response) =>
        void response.writeHead(200, { "Content-Length": String(2 ** 50) }).write("x".repeat(2_000_000));
      expect([await faultOf(get(longer)), await faultOf(get(endless))]).toEqual(["broken", "too-large"]);
    });

    test("an answer that goes on for ever, a byte at a time, is a timeout", async () => {
      const slow: Answer = (_request, _body, response) => {
        const more = setInterval(() => response.write("x"), 5);
        response.on("close", () => clearInterval(more));
      };
      expect(await faultOf(get(slow, { timeout: 300 }))).toBe("timeout");
    });

    test("silence is a timeout", async () => {
      expect(await faultOf(get(() => {}, { timeout: 100 }))).toBe("timeout");
    });

    test("an answer that stops half-way is a timeout too", async () => {
      const half: Answer = (_request, _body, response) =>
        void response.writeHead(200, { "Content-Length": "10" }).write("12345");
      expect(await faultOf(get(half, { timeout: 300 }))).toBe("timeout");
    });

    test("cut before the answer is broken", async () => {
      expect(await faultOf(get((request) => request.socket.destroy(), { method: "POST", body: "x" }))).toBe("broken");
    });

    test("cut within the answer is broken", async () => {
      const cut: Answer = (request, _body, response) => {
        response.writeHead(200, { "Content-Length": "10" });
        response.write("12345", () => request.socket.destroy());
      };
      expect(await faultOf(get(cut))).toBe("broken");
    });

    test("something that is no HTTP at all is broken", async () => {
      const server = await on(
        serveBare((socket) => void socket.once("data", () => socket.end("220 mail.example ESMTP\r\n"))),
      );
      expect(await faultOf(ask(`http://${server.host}/`, { method: "POST", body: "x" }))).toBe("broken");
    });

    test("nobody there is refused", async () => {
      expect(await faultOf(ask(`http://${await closedPort()}/`))).toBe("refused");
    });

    test("a name that does not resolve", async () => {
      expect(await faultOf(ask("http://nosuch.invalid/"))).toBe("name-not-resolved");
    });

    test("a certificate that nobody vouches for ends it before the request has left", async () => {
      let wasAsked = false;
      const server = await on(
        serveUntrusted((_request, _body, response) => {
          wasAsked = true;
          response.end();
        }),
      );
      expect(await faultOf(ask(`https://${server.host}/`, { method: "POST", body: "secret" }))).toBe("certificate");
      expect(wasAsked).toBe(false);
    });

    test("https to a server that speaks none is unreachable", async () => {
      const server = await on(serve((_request, _body, response) => response.end()));
      expect(await faultOf(ask(`https://${server.host}/`))).toBe("unreachable");
    });

    test("aborted before it began, nothing is sent", async () => {
      const server = await on(serve((_request, _body, response) => response.end()));
      expect(await faultOf(ask(`http://${server.host}/`, { signal: AbortSignal.abort() }))).toBe("aborted");
      expect(server.connections()).toBe(0);
    });

    test("aborted under way, it ends at once", async () => {
      const controller = new AbortController();
      const answer = get(() => controller.abort(), { signal: controller.signal });
      expect(await faultOf(answer)).toBe("aborted");
    });

    test("after the way has died, nothing is asked over a connection that was kept, and nothing waits on one", async () => {
      const dead = new Set<unknown>();
      const isStuck = Promise.withResolvers<void>();
      const server = await on(
        serve((request, _body, response) => {
          if (dead.has(request.socket)) return isStuck.resolve();
          dead.add(request.socket);
          response.end();
        }),
      );
      const url = `http://${server.host}/`;
      expect(await faultOf(ask(url))).toBe(200);
      subject.http.dropKept?.();
      expect(await faultOf(ask(url))).toBe(200);
      const stuck = ask(url);
      await isStuck.promise;
      subject.http.dropKept?.();
      expect(await faultOf(stuck)).toBe("broken");
      expect(await faultOf(ask(url))).toBe(200);
      expect(server.connections()).toBe(3);
    });

    test("what follows a failure is not touched by it", async () => {
      const server = await on(
        serve((request, _body, response) => (request.url === "/cut" ? request.socket.destroy() : response.end())),
      );
      expect(await faultOf(ask(`http://${server.host}/cut`, { method: "POST", body: "x" }))).toBe("broken");
      expect(await faultOf(ask(`http://${server.host}/`))).toBe(200);
    });
  });
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
