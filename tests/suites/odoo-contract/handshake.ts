import { describe, expect, test } from "vitest";
import { openLine, signIn } from "./client.ts";
import type { Handshake, Target } from "./client.ts";

const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";

/** Opening and losing the websocket (WIRE.md §3). */
export function handshakeRules(target: () => Target): void {
  const outcome = async (handshake: Handshake): Promise<string> => {
    const line = await openLine(target(), handshake);
    // Either the server says goodbye at once, or it answers a ping.
    const goodbye = line.closed().then(({ code, reason }) => `${code} ${reason}`);
    const first = await Promise.race([goodbye, line.settled().then(() => "open")]);
    if (first === "open") await line.close();
    return first;
  };

  describe("the websocket", () => {
    test("is refused without an Origin and open with a foreign one", async () => {
      await expect(openLine(target(), { origin: null })).rejects.toThrow("HTTP 400");
      expect(await outcome({ origin: "https://elsewhere.example" })).toBe("open");
    });

    test("turns away a browser with another version, and nobody else", async () => {
      const { client, version } = await signIn(target(), target().first);
      const cookie = client.cookie();
      const outdated = "1000 OUTDATED_VERSION";
      expect(await outcome({ cookie, version, userAgent: chrome })).toBe("open");
      expect(await outcome({ cookie, version: "17.0-1", userAgent: chrome })).toBe(outdated);
      expect(await outcome({ cookie, userAgent: chrome })).toBe(outdated);
      expect(await outcome({ cookie, version: "17.0-1" })).toBe("open");
      expect(await outcome({ cookie, version: "17.0-1", userAgent: "Parley/1.0" })).toBe("open");
    });

    test("ignores what it does not understand", async () => {
      const { client, version } = await signIn(target(), target().first);
      const line = await openLine(target(), { cookie: client.cookie(), version });
      line.sendText("this is no JSON");
      line.send("no_such_event", {});
      line.send("subscribe", { channels: [7], last: 0 });
      line.send("subscribe", { channels: [], last: null });
      await line.settled();
      expect(line.received).toEqual([]);
      await line.close();
    });

    test("closes with 1013 when ten frames come within two seconds and one more", async () => {
      const { client, version } = await signIn(target(), target().first);
      const line = await openLine(target(), { cookie: client.cookie(), version });
      for (let frame = 0; frame < 12; frame += 1) line.send("no_such_event", {});
      expect((await line.closed()).code).toBe(1013);
    });

    test("closes with 1009 over one MiB and with 1011 for a fraction as last", async () => {
      const { client, version } = await signIn(target(), target().first);
      const handshake = { cookie: client.cookie(), version };
      const heavy = await openLine(target(), handshake);
      heavy.sendText("x".repeat(2 ** 20 + 1));
      expect((await heavy.closed()).code).toBe(1009);
      const odd = await openLine(target(), handshake);
      odd.subscribe(0.5);
      expect((await odd.closed()).code).toBe(1011);
    });

    test("closes with 4001 at the first frame after its session ended", async () => {
      const { client, version } = await signIn(target(), target().first);
      const line = await openLine(target(), { cookie: client.cookie(), version });
      line.subscribe();
      await line.settled();
      await client.call("/web/session/destroy", {});
      line.send("update_presence", { inactivity_period: 0, im_status_ids_by_model: {} });
      expect((await line.closed()).code).toBe(4001);
    });
  });
}
