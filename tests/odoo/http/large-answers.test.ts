import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sizeOf } from "../../../shared/collections/table.ts";
import { createNodeHttp } from "../../../electron/odoo/http/node-http.ts";
import { engineOnLargeList } from "../../support/engine-on-large-list.ts";
import { blockageOf, threadTime } from "../../support/blockage.ts";
import { largeAnswerCases } from "../../support/large-answer-cases.ts";
import { serveLargeAnswers } from "../../support/large-answers.ts";
import { temporaryDirectory } from "../../storage/temporary-directory.ts";

/**
 * Milliseconds of this thread's own work in one turn of the event loop. Read in one go, these answers take from half a
 * second to thirteen; in slices some twenty on a quiet machine (`npm run bench -- answers`, on a real Electron), and on a busy one more.
 */
const slack = 250;
const patience = 120_000;

const http = createNodeHttp();
let server: Awaited<ReturnType<typeof serveLargeAnswers>>;
let cases: ReturnType<typeof largeAnswerCases>;
beforeAll(async () => {
  server = await serveLargeAnswers();
  cases = largeAnswerCases(http, server.origin);
}, patience);
afterAll(async () => {
  http.close();
  await server.stop();
});

test.each([
  ["30 MB of JSON", () => cases.json("/json-30"), expect.any(Number)],
  ["40 MB of JSON, which is too large,", () => cases.json("/json-40"), "too-large"],
  ["200,000 nested lists in JSON", () => cases.json("/json-nested"), "too-large"],
  ["20 MB of XML-RPC", () => cases.xml("/xml-20"), expect.any(Number)],
  ["62 MB of XML-RPC, which is too large,", () => cases.xml("/xml-62"), "too-large"],
  ["200,000 nested lists in XML-RPC", () => cases.xml("/xml-nested"), "too-large"],
  ["a frame of 8 MB on the bus", () => cases.frames(), expect.any(Number)],
])(
  "an answer of %s keeps nothing else waiting for long",
  async (_what, read, result) => {
    const { value, longest } = await blockageOf(read, threadTime);
    expect(value).toEqual(result);
    expect(longest).toBeLessThan(slack);
  },
  patience,
);

test(
  "a list of 20,000 conversations is read, folded, told and kept without keeping anything else waiting for long",
  async () => {
    const desk = engineOnLargeList(http, server.origin, temporaryDirectory());
    const kept = () => desk.archive.readFact("list.partial") === "";
    const { longest } = await blockageOf(async () => {
      desk.start();
      while (!desk.isCaughtUp() || !kept()) await wait(20);
    }, threadTime);
    const told = desk.events.flatMap((event) => (event.type === "overview-loaded" ? event.conversations : []));
    desk.stop();
    expect([told.length, sizeOf(desk.engine.state().conversations)]).toEqual([20_000, 20_000]);
    expect(longest).toBeLessThan(slack);
  },
  patience,
);
