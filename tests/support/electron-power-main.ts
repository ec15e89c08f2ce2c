import type { NetworkInterfaceInfo } from "node:os";
import { app, powerMonitor } from "electron";
import { createSystemSignals } from "../../electron/shell/power.ts";
import type { PowerSeen, ToPower } from "./electron-power.ts";
import { createFakeClock } from "./fake-clock.ts";

/** Runs inside Electron: what the test process does to the machine becomes signals, or it does not. */
void app.whenReady().then(serve);

function serve(): void {
  const clock = createFakeClock();
  let addresses: readonly string[] = ["10.0.0.5"];
  const signals = createSystemSignals(clock, () => ({ eth0: addresses.map(address) }));
  const heard: string[] = [];
  signals.subscribe((signal) => void heard.push(signal));

  const act = async (message: ToPower): Promise<void> => {
    if (message.type === "happens") powerMonitor.emit(message.event);
    else if (message.type === "networks") addresses = message.addresses;
    else if (message.type === "time") await clock.advance(message.ms);
    else signals.stop();
  };
  process.on("message", (message: ToPower) => {
    void act(message).then(() => tell({ heard: heard.splice(0), waiting: clock.waiting(), idle: signals.idleTime() }));
  });
  process.on("disconnect", () => app.exit());
  tell(null);
}

function address(text: string): NetworkInterfaceInfo {
  return { address: text, family: "IPv4", mac: "", internal: false, cidr: null, netmask: "" };
}

function tell(seen: PowerSeen | null): void {
  process.send?.(seen);
}
