// Replays traces of the server through the client's reducers: one trace as JSON a line comes in, one verdict a
// line goes out. `tests/actions/traces` writes them and starts this; by hand: node replay.ts < trace.json
import { createInterface } from "node:readline";
import { Replica } from "./replica.ts";
import type { Step } from "./steps.ts";

/** What was found in a trace, and the types of events that have changed anything. */
interface Verdict {
  readonly mistakes: readonly string[];
  readonly moved: readonly string[];
}

function judge(steps: readonly Step[]): Verdict {
  const replicas = new Map<string, Replica>();
  const mistakes: string[] = [];
  steps.forEach((step, number) => {
    if (step.kind === "held" && !replicas.has(step.who)) replicas.set(step.who, new Replica(step.who));
    for (const replica of concerned(replicas, step)) {
      for (const mistake of replica.take(step)) mistakes.push(`step ${number}, ${replica.who}: ${mistake}`);
    }
  });
  return { mistakes, moved: [...replicas.values()].flatMap(({ moved }) => [...moved]) };
}

function concerned(replicas: ReadonlyMap<string, Replica>, step: Step): readonly Replica[] {
  const who = "who" in step ? step.who : null;
  const keep = "keep" in step ? step.keep : [];
  return [...replicas.values()].filter((one) => (who === null ? !keep.includes(one.who) : one.who === who));
}

for await (const line of createInterface({ input: process.stdin })) {
  const steps = JSON.parse(line) as readonly Step[];
  process.stdout.write(`${JSON.stringify(judge(steps))}\n`);
}
