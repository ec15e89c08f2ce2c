import { expect, test, vi } from "vitest";
import { createSystemFormats } from "../../electron/shell/system-formats.ts";
import type { SystemFormats } from "../../shared/domain/system-formats.ts";
import { createFakeClock } from "../support/fake-clock.ts";

vi.mock("electron", () => ({ app: {} }));

const berlin: SystemFormats = { locale: "de-DE", timeZone: "Europe/Berlin" };
const tokyo: SystemFormats = { locale: "de-DE", timeZone: "Asia/Tokyo" };

test("another zone or format is told within five seconds, once, and nothing after the watch has ended", async () => {
  const clock = createFakeClock();
  let now = berlin;
  const watch = createSystemFormats(clock, () => ({ ...now }));
  const told: SystemFormats[] = [];
  watch.subscribe((formats) => told.push(formats));
  await clock.advance(20_000);
  now = tokyo;
  await clock.advance(5_000);
  expect([told, watch.current()]).toEqual([[tokyo], tokyo]);
  watch.stop();
  now = berlin;
  await clock.advance(20_000);
  expect(told).toEqual([tokyo]);
});
