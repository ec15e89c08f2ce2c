import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startElectronPower, type Power, type ToPower } from "../support/electron-power.ts";

let power: Power;
beforeAll(async () => {
  power = await startElectronPower();
});
afterAll(() => power.close());

const heard = async (...messages: readonly ToPower[]) => {
  const all: string[] = [];
  for (const message of messages) all.push(...(await power.does(message)).heard);
  return all;
};
const happens = (event: string): ToPower => ({ type: "happens", event });
const networks = (...addresses: readonly string[]): ToPower => ({ type: "networks", addresses });
const time = (ms: number): ToPower => ({ type: "time", ms });

describe("what a real Electron tells of the machine", () => {
  test.each([
    ["suspend", "suspend"],
    ["resume", "resume"],
    ["lock-screen", "lock"],
    ["unlock-screen", "unlock"],
  ])("its %s is our %s", async (event, signal) => {
    expect(await heard(happens(event))).toEqual([signal]);
  });

  test("another network is told at the next look, one that went and came back in between is not", async () => {
    expect(await heard(networks("10.0.0.5", "192.168.1.20"), time(14_999))).toEqual([]);
    expect(await heard(time(1))).toEqual(["network-changed"]);
    expect(await heard(networks(), networks("10.0.0.5", "192.168.1.20"), time(15_000))).toEqual([]);
  });

  test("no network at all is told as lost, and the next one as changed", async () => {
    expect(await heard(networks(), time(15_000), networks("10.0.0.5"), time(15_000))).toEqual([
      "network-lost",
      "network-changed",
    ]);
  });

  test.each([
    ["resume", "resume"],
    ["unlock-screen", "unlock"],
  ])("after a %s the networks are looked at on the spot", async (event, signal) => {
    expect(await heard(networks(), happens(event))).toEqual([signal, "network-lost"]);
    expect(await heard(networks("10.0.0.5"), happens(event))).toEqual([signal, "network-changed"]);
  });

  test("how long nobody has touched anything is a time in milliseconds", async () => {
    expect((await power.does(time(0))).idle % 1_000).toBe(0);
  });

  test("stopped, it looks no more and tells nothing more", async () => {
    expect((await power.does(time(0))).waiting).toHaveLength(1);
    expect((await power.does({ type: "stop" })).waiting).toEqual([]);
    expect(await heard(happens("lock-screen"), happens("resume"), networks(), time(60_000))).toEqual([]);
  });
});
