import type { ExposureBound } from "../application/tools/narrow-exposure.ts";
import type { TwentySource } from "./config.ts";

/** The name of the only workspace where no file names any. */
export const ONLY_PROFILE = "default";

/** One workspace, and what may be done there at most. */
export interface Profile {
  readonly name: string;
  readonly source: TwentySource;
  readonly isProduction: boolean;
  /** Nothing may be written here, whoever asks and with whose key. */
  readonly isLocked: boolean;
  /** Which tools clients can have at most. */
  readonly exposure: ExposureBound;
  /** Signs what this Twenty tells of changes. */
  readonly webhookSecret?: string;
}

/** The workspaces of this process. */
export interface Profiles {
  /** The one that is worked in where nobody chooses. */
  readonly default: Profile;
  /** All that callers may choose, the default one first; empty where no file names any. */
  readonly named: ReadonlyMap<string, Profile>;
}

/** The workspace of a process that has only this one. */
export function onlyProfile(
  source: TwentySource,
  exposure: ExposureBound,
  webhookSecret: string | undefined,
): Profiles {
  return {
    default: {
      name: ONLY_PROFILE,
      source,
      isProduction: false,
      isLocked: false,
      exposure,
      ...(webhookSecret !== undefined && { webhookSecret }),
    },
    named: new Map(),
  };
}
