import type { Profiles } from "../../config/profile.ts";
import type { Finding } from "./finding.ts";

/** Says which workspaces there are, which one is looked at, and where writes are locked. */
export function* examineProfiles({ default: first, named }: Profiles): Generator<Finding> {
  for (const { name, source, isProduction, isLocked } of named.values()) {
    const url = source.kind === "workspace" ? source.apiUrl : "the sandbox";
    const words = [
      name === first.name ? "looked at here" : `look at it with --profile ${name}`,
      ...(isProduction ? ["production"] : []),
      isLocked ? "writes are locked" : "writes are allowed",
    ];
    const isOpenProduction = isProduction && !isLocked;
    yield {
      check: `profile ${name}`,
      status: isOpenProduction ? "warning" : "ok",
      detail: `${url}: ${words.join(", ")}`,
      ...(isOpenProduction && {
        fix: "This is how you set it. Take writes: allowed or TWENTY_UNLOCK_WRITES away to lock it.",
      }),
    };
  }
}
