import { systemClock } from "service-kit";
import type { Profile } from "../../config/profile.ts";
import { loginCommandFor } from "../../infrastructure/twenty/own-key.ts";
import type { Finding } from "./finding.ts";

/** Looks at what `login` has kept for a profile; nothing where a key lets the server in. */
export async function* examineLogin({ name, source }: Profile): AsyncGenerator<Finding> {
  if (source.kind !== "workspace" || source.credential?.kind !== "oauth") return;
  const [{ createLoginFile }, { loginPath }] = await Promise.all([
    import("../../infrastructure/oauth/login-file.ts"),
    import("../../infrastructure/oauth/login-path.ts"),
  ]);
  const { apiUrl: url, credential } = source;
  const file = createLoginFile(loginPath(credential.folder, name, url), url, systemClock);
  const fix = `Run ${loginCommandFor(name)}.`;
  const login = await file.read().catch((error: NodeJS.ErrnoException) => error);
  if (login instanceof Error) {
    yield { check: "login", status: "problem", detail: `${file.path}: ${login.message}`, fix };
    return;
  }
  if (login?.tokens === undefined) {
    yield { check: "login", status: "problem", detail: `nobody is signed in to ${url}`, fix };
    return;
  }
  const { refreshToken, expiresAt } = login.tokens;
  const until = expiresAt === undefined ? "" : `; the present token ends at ${expiresAt}`;
  yield {
    check: "login",
    status: "ok",
    detail: `signed in to ${login.workspace?.name ?? url}${login.signedInAt === undefined ? "" : ` since ${login.signedInAt}`}${until}${refreshToken === undefined ? "" : " and renews itself"}`,
  };
  if (await file.isOpenToOthers()) {
    yield {
      check: "login",
      status: "warning",
      detail: `${file.path} can be read by others on this machine`,
      fix: `Run: chmod 600 ${file.path}`,
    };
  }
}
