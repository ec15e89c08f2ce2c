import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, signIn } from "./client.ts";
import type { Target } from "./client.ts";
import { createPair } from "./conversations.ts";
import type { Pair } from "./conversations.ts";

type Value = string | number | readonly Value[];

/** Just enough XML-RPC to see what comes back raw. */
function methodCall(method: string, params: readonly Value[]): string {
  const value = (item: Value): string => {
    if (typeof item === "number") return `<value><int>${item}</int></value>`;
    if (typeof item === "string") return `<value><string>${item}</string></value>`;
    return `<value><array><data>${item.map(value).join("")}</data></array></value>`;
  };
  return `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${params.map((item) => `<param>${value(item)}</param>`).join("")}</params></methodCall>`;
}

/** XML-RPC: what it answers and how it fails (WIRE.md §1). */
export function xmlRpcRules(target: () => Target): void {
  const send = async (service: string, method: string, ...params: Value[]) => {
    const reply = await createClient(target()).raw(`/xmlrpc/2/${service}`, methodCall(method, params), "text/xml");
    expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "text/xml; charset=utf-8"]);
    return reply.text.replaceAll(/>\s+</g, "><");
  };
  const faultIn = (xml: string) => ({
    code: Number(/<name>faultCode<\/name><value><int>(\d+)</.exec(xml)?.[1]),
    text: /<name>faultString<\/name><value><string>([\s\S]*?)<\/string>/.exec(xml)?.[1] ?? "",
  });

  describe("XML-RPC", () => {
    let uid: number;
    let pair: Pair;
    beforeAll(async () => {
      uid = (await signIn(target(), target().first)).uid;
      pair = await createPair(target());
    });
    afterAll(() => pair.end());

    const execute = (model: string, method: string, ...args: Value[]) =>
      send("object", "execute_kw", target().database, uid, target().first.password, model, method, args);

    test("tells its version and signs in by name and password", async () => {
      const { database, first } = target();
      expect(await send("common", "version")).toContain(
        "<name>server_serie</name><value><string>18.0</string></value>",
      );
      const signedIn = await createClient(target()).raw(
        "/xmlrpc/2/common",
        methodCall("authenticate", [database, first.login, first.password]).replace(
          "</params>",
          "<param><value><struct></struct></value></param></params>",
        ),
        "text/xml",
      );
      expect(signedIn.text).toContain(`<int>${uid}</int>`);
    });

    test("answers false to a wrong password, and faults for a wrong database", async () => {
      const { database, first } = target();
      const authenticate = async (name: string, password: string) =>
        (
          await createClient(target()).raw(
            "/xmlrpc/2/common",
            methodCall("authenticate", [name, first.login, password]).replace(
              "</params>",
              "<param><value><struct></struct></value></param></params>",
            ),
            "text/xml",
          )
        ).text.replaceAll(/>\s+</g, "><");
      expect(await authenticate(database, "certainly not this one")).toContain("<boolean>0</boolean>");
      const fault = faultIn(await authenticate("no-such-database", first.password));
      expect(fault.code).toBe(1);
      expect(fault.text).toContain("does not exist");
    });

    test("faults by numbers: 3 denied, 2 unknown model or missing record, 4 private, 1 for the rest", async () => {
      const denied = await send("object", "execute_kw", target().database, uid, "wrong", "res.partner", "read", [[1]]);
      expect(faultIn(denied)).toEqual({ code: 3, text: "Access Denied" });
      expect(faultIn(await execute("no.such.model", "read", [1]))).toEqual({
        code: 2,
        text: expect.stringMatching(/^Object no\.such\.model doesn(?:'|&#39;|&apos;)t exist$/),
      });
      expect(faultIn(await execute("res.partner", "_write", [1])).code).toBe(4);
      expect(faultIn(await execute("res.partner", "no_such_method", [1])).code).toBe(1);
    });

    test("reads a missing record as nothing", async () => {
      expect(await execute("res.partner", "read", [999_999_999], ["name"])).toMatch(/<data\s*\/>|<data><\/data>/);
    });

    test("faults after a call that answers nothing, which was done all the same", async () => {
      const group = await pair.group("none");
      const fault = faultIn(await execute("discuss.channel", "channel_rename", [group], "parley test renamed"));
      expect(fault.code).toBe(1);
      expect(fault.text).toContain("cannot marshal None");
      expect(await execute("discuss.channel", "read", [group], ["name"])).toContain("parley test renamed");
    });

    test("takes anything for a call, and faults when it is none", async () => {
      const reply = await createClient(target()).raw("/xmlrpc/2/common", "this is no XML", "text/xml");
      expect([reply.status, faultIn(reply.text.replaceAll(/>\s+</g, "><")).code]).toEqual([200, 1]);
    });

    test("in its old form gives the codes of its faults as text", async () => {
      const body = methodCall("execute_kw", [target().database, uid, "wrong", "res.partner", "read", [[1]]]);
      const reply = await createClient(target()).raw("/xmlrpc/object", body, "text/xml");
      expect(reply.text.replaceAll(/>\s+</g, "><")).toContain("<name>faultCode</name><value><string>AccessDenied<");
    });

    test("is not for GET", async () => {
      expect((await createClient(target()).get("/xmlrpc/2/common")).status).toBe(405);
    });

    test("has a JSON twin, in which nothing is a missing result", async () => {
      const { database, first } = target();
      const version = await createClient(target()).call("/jsonrpc", { service: "common", method: "version", args: [] });
      expect(version).toMatchObject({ server_serie: "18.0" });
      const group = await pair.group("none twin");
      const args = [
        database,
        uid,
        first.password,
        "discuss.channel",
        "channel_rename",
        [[group], "parley test renamed twin"],
      ];
      const reply = await createClient(target()).post("/jsonrpc", { service: "object", method: "execute_kw", args });
      expect(reply.json).toEqual({ jsonrpc: "2.0", id: 7 });
    });
  });
}
