import type { DrillAgent } from "./fleet.ts";

/** One way in which an instance fails, and how it becomes well again. */
export interface Fault {
  readonly name: string;
  readonly begin: (agent: DrillAgent) => Promise<void>;
  readonly end: (agent: DrillAgent) => Promise<void>;
  /** It is to leave the rotation while this lasts. */
  readonly leaves: boolean;
}

/** Every fault of the drill. */
export const FAULTS: readonly Fault[] = [
  {
    name: "kill -9",
    begin: (agent) => agent.kill(),
    end: (agent) => agent.start(),
    leaves: true,
  },
  {
    name: "SIGSTOP",
    begin: (agent) => signal(agent, "SIGSTOP"),
    end: (agent) => signal(agent, "SIGCONT"),
    leaves: true,
  },
  { name: "flapping", begin: flap, end: (agent) => agent.start(), leaves: true },
  own("500s", "errors", true),
  own("reset in the middle of answers", "reset", true),
  own("slow", "slow", false),
  own("half-open connections", "half-open", false),
];

/** A fault that the instance is told to have. */
function own(name: string, fault: string, leaves: boolean): Fault {
  return {
    name,
    begin: (agent) => agent.fail(fault),
    end: (agent) => agent.fail("none"),
    leaves,
  };
}

async function signal(agent: DrillAgent, name: NodeJS.Signals): Promise<void> {
  agent.signal(name);
}

/** Dies and comes back, three times, and stays dead. */
async function flap(agent: DrillAgent): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    await agent.kill();
    await agent.start();
  }
  await agent.kill();
}
