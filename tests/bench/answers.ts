import { once } from "node:events";
import { startElectronProgram } from "../support/electron-program.ts";
import type { WorkAsked } from "../support/large-answers-main.ts";
import { serveLargeAnswers } from "../support/large-answers.ts";
import type { Bench, Figure } from "./figure.ts";
import { spread } from "./stats.ts";

const rounds = 5;
const reach = { median: 50 };

const idle = ["half a second of doing nothing", "idle"] as const;
const only = (work: WorkAsked["work"]) => ["receiving it only", work] as const;

/** With what each is compared in the same run. */
const works: readonly (readonly [string, WorkAsked["work"], readonly [string, WorkAsked["work"]]])[] = [
  ["30 MB of JSON", "json", only("receive-json")],
  ["40 MB of JSON, refused", "json-too-long", idle],
  ["200,000 nested lists in JSON, refused", "json-nested", idle],
  ["20 MB of XML-RPC", "xml", only("receive-xml")],
  ["62 MB of XML-RPC, refused", "xml-too-long", idle],
  ["200,000 nested lists in XML-RPC, refused", "xml-nested", idle],
  ["a frame of 8 MB on the bus", "frames", only("receive-frames")],
  ["20,000 conversations read, folded and kept", "list", only("receive-list")],
];

/** For how long at most anything else waits in Electron's main while an answer of a server is read. */
export const answers: Bench = {
  name: "answers",
  async run() {
    const { origin, stop } = await serveLargeAnswers();
    const { electron, close } = await startElectronProgram(
      new URL("../support/large-answers-main.ts", import.meta.url),
    );
    await once(electron, "message");
    const longestWait = async (work: WorkAsked["work"]): Promise<number> => {
      const answer = once(electron, "message");
      electron.send({ origin, work } satisfies WorkAsked);
      const [longest] = (await answer) as [number];
      return longest;
    };
    const measured = async ([name, work, [what, least]]: (typeof works)[number]): Promise<Figure> => {
      const [bare, busy] = [[], []] as [number[], number[]];
      for (let round = 0; round < rounds; round += 1) {
        bare.push(await longestWait(least));
        busy.push(await longestWait(work));
      }
      const floor = { what, measured: spread(bare) };
      return { name: `${name}: longest wait of anything else`, unit: "ms", measured: spread(busy), reach, floor };
    };
    try {
      const figures: Figure[] = [];
      for (const each of works) figures.push(await measured(each));
      return figures;
    } finally {
      await close();
      await stop();
    }
  },
};
