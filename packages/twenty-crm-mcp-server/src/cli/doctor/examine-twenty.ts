import { silentLogger } from "service-kit";
import { type TwentyClient, TwentyError } from "twenty-client";
import type { Profile } from "../../config/profile.ts";
import { openTwenty } from "../../infrastructure/twenty/open-twenty.ts";
import { examineLogin } from "./examine-login.ts";
import { examinePolicy } from "./examine-policy.ts";
import type { Finding } from "./finding.ts";

/** The objects that the core tools work on. */
const CORE_OBJECTS = ["person", "company", "opportunity", "note", "task"] as const;
const SLOW_MS = 1_000;

/** Looks at Twenty the way the tools will, and reads only. */
export async function* examineTwenty(
  profile: Profile,
  policyFile: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Finding> {
  if (profile.source.kind === "sandbox") {
    yield {
      check: "Twenty",
      status: "warning",
      detail: "none is configured; the tools work on the embedded sandbox with invented data",
      fix: "Run setup, or set TWENTY_API_URL and TWENTY_API_KEY.",
    };
  }
  yield* examineLogin(profile);
  const twenty = await openTwenty(profile, { logger: silentLogger });
  try {
    const { reachable, latencyMs, error } = await twenty.ping({ timeoutMs: 10_000 });
    if (!reachable) {
      yield problem("Twenty", error);
      return;
    }
    yield {
      check: "Twenty",
      status: latencyMs > SLOW_MS ? "warning" : "ok",
      detail: `answers in ${latencyMs} ms`,
      ...(latencyMs > SLOW_MS && {
        fix: "Move the server nearer to Twenty: each tool call asks it.",
      }),
    };
    if (twenty.client === undefined) {
      yield {
        check: "key",
        status: "ok",
        detail: "each caller brings its own (TWENTY_KEY_SOURCE=caller); rights are theirs",
      };
      return;
    }
    yield* examineKey(twenty.client, policyFile, signal);
  } finally {
    await twenty.close();
  }
}

async function* examineKey(
  client: TwentyClient,
  policyFile: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Finding> {
  try {
    const { displayName, id } = await client.workspace({ signal });
    yield { check: "key", status: "ok", detail: `opens the workspace ${displayName ?? id}` };
  } catch (error) {
    yield problem("key", error);
    return;
  }
  try {
    const objects = await client.schema.objects({ signal });
    const own = objects.filter(({ isCustom }) => isCustom).map(({ singular }) => singular);
    const extra = own.length === 0 ? "" : `, among them your own: ${own.join(", ")}`;
    yield { check: "schema", status: "ok", detail: `${objects.length} objects${extra}` };
    yield* examinePolicy(policyFile, objects);
  } catch (error) {
    yield problem("schema", error);
  }
  yield* examineRights(client, signal);
  const { capacity, windowMs } = client.rateBudget();
  yield {
    check: "rate limit",
    status: "ok",
    detail:
      capacity === null || windowMs === null
        ? "none"
        : `calls are paced to ${capacity} in ${windowMs / 1000} s, all keys of the workspace together`,
  };
}

async function* examineRights(client: TwentyClient, signal: AbortSignal): AsyncGenerator<Finding> {
  const refused: string[] = [];
  for (const object of CORE_OBJECTS) {
    try {
      await client.object(object).list({ limit: 1, signal });
    } catch (error) {
      refused.push(`${object} (${error instanceof TwentyError ? error.code : "failed"})`);
    }
  }
  yield refused.length === 0
    ? {
        check: "rights",
        status: "ok",
        detail:
          "people, companies, opportunities, notes and tasks can be read; writing was not tried",
      }
    : {
        check: "rights",
        status: "problem",
        detail: `cannot be read: ${refused.join(", ")}`,
        fix: "Give the key's role these rights in Twenty under Settings → Roles.",
      };
}

function problem(check: string, error: unknown): Finding {
  return error instanceof TwentyError
    ? { check, status: "problem", detail: error.reason, fix: error.wayOut }
    : { check, status: "problem", detail: error instanceof Error ? error.message : "failed" };
}
