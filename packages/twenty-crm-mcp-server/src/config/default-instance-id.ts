/** What tells one process from the next. */
export interface ProcessFacts {
  readonly hostname: string;
  readonly pid: number;
  readonly inKubernetes: boolean;
  /** A few random characters. */
  readonly random: string;
}

/**
 * The default of `AGENT_INSTANCE_ID`. A pod's name is unique and outlives a restart of its container, so that
 * the new process takes the old one's place; elsewhere each start is a new instance.
 */
export function defaultInstanceId({ hostname, pid, inKubernetes, random }: ProcessFacts): string {
  return inKubernetes ? hostname : `${hostname}-${pid}-${random}`;
}
