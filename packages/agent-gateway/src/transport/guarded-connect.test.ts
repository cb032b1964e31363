import { expect, test } from "vitest";
import { createGuardedConnect } from "./guarded-connect.ts";
import { LINK_LOCAL } from "./link-local.ts";

test.each(["169.254.169.254", "[fe80::1]", "[::ffff:a9fe:a9fe]"])(
  "no connection is made to %s",
  async (hostname) => {
    const connect = createGuardedConnect({ timeoutMs: 1000 });
    const code = await new Promise((resolve) => {
      connect({ hostname, protocol: "http:", port: "80" }, (...[error]) =>
        resolve(error === null ? undefined : (error as NodeJS.ErrnoException).code),
      );
    });
    expect(code).toBe(LINK_LOCAL);
  },
);
