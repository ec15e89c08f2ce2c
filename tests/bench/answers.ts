import { setTimeout as wait } from "node:timers/promises";
import { blockageOf } from "../support/blockage.ts";
import { engineOnLargeList } from "../support/engine-on-large-list.ts";
import { largeAnswerCases } from "../support/large-answer-cases.ts";
import { serveLargeAnswers } from "../support/large-answers.ts";
import type { Bench, Figure } from "./figure.ts";
import { freshFolder, removeFolder } from "./parley.ts";
import { spread } from "./stats.ts";

const rounds = 5;
const reach = { median: 50 };

/** For how long at most anything else waits while an answer of a server is read. */
export const answers: Bench = {
  name: "answers",
  async run() {
    const server = await serveLargeAnswers();
    const cases = largeAnswerCases(server.origin);
    const measured = async (name: string, work: () => Promise<unknown>): Promise<Figure> => {
      const [idle, busy] = [[], []] as [number[], number[]];
      for (let round = 0; round < rounds; round += 1) {
        idle.push((await blockageOf(() => wait(500))).longest);
        busy.push((await blockageOf(work)).longest);
      }
      const floor = { what: "half a second of doing nothing", measured: spread(idle) };
      return { name: `${name}: longest wait of anything else`, unit: "ms", measured: spread(busy), reach, floor };
    };
    try {
      return [
        await measured("30 MB of JSON", () => cases.json("/json-30")),
        await measured("40 MB of JSON, refused", () => cases.json("/json-40")),
        await measured("200,000 nested lists in JSON, refused", () => cases.json("/json-nested")),
        await measured("20 MB of XML-RPC", () => cases.xml("/xml-20")),
        await measured("62 MB of XML-RPC, refused", () => cases.xml("/xml-62")),
        await measured("200,000 nested lists in XML-RPC, refused", () => cases.xml("/xml-nested")),
        await measured("a frame of 8 MB on the bus", () => cases.frames()),
        await measured("20,000 conversations read, folded and kept", () => catchUp(server.origin)),
      ];
    } finally {
      cases.close();
      await server.stop();
    }
  },
};

async function catchUp(origin: string): Promise<void> {
  const folder = await freshFolder();
  const desk = engineOnLargeList(origin, folder);
  desk.start();
  while (!desk.isCaughtUp() || desk.archive.readFact("list.partial") !== "") await wait(20);
  desk.stop();
  await removeFolder(folder);
}
