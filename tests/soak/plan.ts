import type { Random } from "../../electron/demo/random.ts";
import { weathers, type Weather } from "./weather.ts";

/** When the app is killed: early in its start, once so many answers or posts were seen, or when the line comes back. */
export const moments = ["starting", "writing", "sending", "reconnecting"] as const;
export type Moment = (typeof moments)[number];

/** All that chance decides of one run, drawn before it begins. Times in ms. */
export interface Plan {
  readonly weather: {
    readonly first: Weather;
    readonly changes: readonly { readonly after: number; readonly weather: Weather }[];
  };
  readonly kill: { readonly moment: Moment; readonly nth: number; readonly delay: number };
  /** Indexes of conversations, how many messages each gets, and the writer's pauses. */
  readonly writers: readonly { readonly conversation: number; readonly pauses: readonly number[] }[];
}

/** New conversations with each run, so that those which wait out a doubt do not keep the others from being tried. */
export const conversationsFor = (runs: number): number => runs + atOnce;
const atOnce = 4;

export function planOf(run: number, random: Random): Plan {
  const moment = random.next() < 0.08 ? "starting" : random.pick(["writing", "sending", "reconnecting"]);
  const current = Array.from({ length: atOnce }, (_, index) => run + index);
  const old = random.between(0, run);
  return {
    weather: {
      first: random.next() < 0.6 ? "fair" : random.pick(weathers),
      changes:
        moment === "reconnecting"
          ? backAgain(random)
          : Array.from({ length: random.between(0, 3) }, () => ({
              after: random.between(30, 700),
              weather: random.pick(weathers),
            })),
    },
    kill: {
      moment,
      nth: random.between(1, moment === "writing" ? 14 : 10),
      delay: random.between(0, moment === "starting" ? 900 : random.pick([5, 40, 250])),
    },
    writers: [...new Set([...current, old])].map((conversation) => ({
      conversation,
      pauses: Array.from({ length: random.between(2, 7) }, () => random.between(0, random.pick([5, 60, 300]))),
    })),
  };
}

/** The line goes, in one of many ways, and comes back. */
function backAgain(random: Random): Plan["weather"]["changes"] {
  return [
    {
      after: random.between(50, 500),
      weather: random.pick(["offline", "half-open", "reset", "server away", "gateway pages"]),
    },
    { after: random.between(50, 700), weather: "fair" },
  ];
}
