import { once } from "node:events";
import { startElectronProgram } from "./electron-program.ts";

export type ToPower =
  /** As Electron's `powerMonitor` tells it. */
  | { readonly type: "happens"; readonly event: string }
  /** The machine has these addresses from now on. */
  | { readonly type: "networks"; readonly addresses: readonly string[] }
  | { readonly type: "time"; readonly ms: number }
  | { readonly type: "stop" };

export interface PowerSeen {
  /** The signals since the last answer. */
  readonly heard: readonly string[];
  /** Milliseconds until each look that is planned. */
  readonly waiting: readonly number[];
  /** What the desktop says of the person's idleness, ms. */
  readonly idle: number;
}

export interface Power {
  does(message: ToPower): Promise<PowerSeen>;
  close(): Promise<void>;
}

/** The signals of a machine as they come out of a real Electron, under a clock that the test moves. */
export async function startElectronPower(): Promise<Power> {
  const { electron, close } = await startElectronProgram(new URL("./electron-power-main.ts", import.meta.url));
  await once(electron, "message");
  return {
    async does(message) {
      const answer = once(electron, "message");
      electron.send(message);
      const [seen] = (await answer) as [PowerSeen];
      return seen;
    },
    close,
  };
}
