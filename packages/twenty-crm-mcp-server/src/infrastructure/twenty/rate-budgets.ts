import { createRateBudget, type RateBudget } from "twenty-client";

/** What the operator says of the workspace's limit: calls a minute, or that there is none. */
type RateLimitSetting = number | "off" | undefined;

/** The budget of a key at one Twenty. */
export type RateBudgetOf = (apiKey: string, url: string, setting: RateLimitSetting) => RateBudget;

const MINUTE_MS = 60_000;
const MAX_BUDGETS = 1_000;

/** One budget for all keys of a workspace, in whichever profiles: Twenty counts them together. */
export function createRateBudgets(): RateBudgetOf {
  const budgets = new Map<string, RateBudget>();
  return (apiKey, url, setting) => {
    const workspace = `${url} ${workspaceOf(apiKey)} ${setting ?? "default"}`;
    const known = budgets.get(workspace);
    if (known !== undefined) return known;
    const budget = createRateBudget({
      rateLimit: typeof setting === "number" ? { tokens: setting, windowMs: MINUTE_MS } : setting,
    });
    if (budgets.size >= MAX_BUDGETS) budgets.clear();
    budgets.set(workspace, budget);
    return budget;
  };
}

/** A key of Twenty is a JWT that names its workspace; any other key stands for itself. Nothing is trusted by it. */
function workspaceOf(apiKey: string): string {
  const [, payload = ""] = apiKey.split(".");
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
    if (typeof claims === "object" && claims !== null && "workspaceId" in claims) {
      return String(claims.workspaceId);
    }
  } catch {
    // Not a JWT.
  }
  return apiKey;
}
