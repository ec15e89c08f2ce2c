import { afterAll } from "vitest";
import { createDemoServer, type DemoServer } from "../../electron/demo/start.ts";
import { busTransportSuite } from "../suites/bus-transport.ts";
import type { ServerAddress } from "../suites/colleagues.ts";
import { discussApiSuite } from "../suites/discuss-api.ts";

const started: DemoServer[] = [];
afterAll(async () => {
  for (const demo of started) await demo.stop();
});

const demo =
  (dialect: "18.0-2" | "18.0-7", websocketAt: string | null = null) =>
  async (): Promise<ServerAddress> => {
    const server = await createDemoServer({ dialect });
    started.push(server);
    if (websocketAt !== null) server.moveWebsocketTo(websocketAt);
    const [first, second] = ["alice", "bob"].map((login) => ({ login, password: login })) as [
      ServerAddress["first"],
      ServerAddress["second"],
    ];
    return { url: server.url, database: server.database, first, second };
  };

for (const dialect of ["18.0-2", "18.0-7"] as const) {
  for (const access of ["session", "api-key"] as const)
    discussApiSuite(`the demo server as ${dialect}`, demo(dialect), access);
  for (const way of ["websocket", "polling", "rpc"] as const)
    busTransportSuite(way, `the demo server as ${dialect}`, demo(dialect));
  busTransportSuite("rpc", `the demo server as ${dialect}`, demo(dialect), "api-key");
}
busTransportSuite("websocket", "the demo server behind an older proxy", demo("18.0-7", "/longpolling/websocket"));
