import { describe, expect, test } from "vitest";
import { expiresAt } from "../src/people/expiry.ts";
import { IDLE_AFTER, Idleness } from "../src/people/idleness.ts";

/** A device on a clock that the test moves. */
class Device {
  now = 1_000_000;
  readonly told: boolean[] = [];
  #timers: { at: number; task: () => void }[] = [];
  readonly idleness = new Idleness({
    now: () => this.now,
    after: (delay, task) => {
      const timer = { at: this.now + delay, task };
      this.#timers.push(timer);
      return () => (this.#timers = this.#timers.filter((one) => one !== timer));
    },
    tell: (isIdle) => this.told.push(isIdle),
  });

  get timers(): number {
    return this.#timers.length;
  }

  pass(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((one) => one !== due);
      this.now = Math.max(this.now, due.at);
      due.task();
    }
    this.now = end;
  }
}

describe("a device", () => {
  test("is idle five minutes after the last sign of life, and is told so once", () => {
    const device = new Device();
    device.pass(IDLE_AFTER - 1_000);
    device.idleness.stir();
    device.pass(IDLE_AFTER - 1);
    expect(device.told).toEqual([]);
    device.pass(1);
    expect(device.told).toEqual([true]);
    device.pass(IDLE_AFTER * 3);
    expect(device.told).toEqual([true]);
  });

  test("is in use again with the next sign of life", () => {
    const device = new Device();
    device.pass(IDLE_AFTER);
    device.idleness.stir();
    device.idleness.stir();
    expect(device.told).toEqual([true, false]);
    device.pass(IDLE_AFTER);
    expect(device.told).toEqual([true, false, true]);
  });

  test("needs one timer however much it is used, and none once it is over", () => {
    const device = new Device();
    for (let move = 0; move < 500; move++) {
      device.pass(50);
      device.idleness.stir();
    }
    expect(device.timers).toBe(1);
    device.idleness.stop();
    device.pass(IDLE_AFTER * 2);
    expect(device.told).toEqual([]);
  });
});

describe("a status takes itself away", () => {
  const tuesday = new Date(2026, 10, 24, 9, 30);
  const at = (...parts: [number, number, number, number?, number?]): string => new Date(...parts).toISOString();

  test.each([
    ["never", null],
    ["30", at(2026, 10, 24, 10, 0)],
    ["240", at(2026, 10, 24, 13, 30)],
    ["today", at(2026, 10, 25)],
    ["week", at(2026, 10, 30)],
  ] as const)("%s", (expiry, expected) => {
    expect(expiresAt(expiry, tuesday)).toBe(expected);
  });

  test("on a Sunday, today and this week are the same", () => {
    const sunday = new Date(2026, 10, 29, 20, 0);
    expect(expiresAt("week", sunday)).toBe(expiresAt("today", sunday));
  });
});
