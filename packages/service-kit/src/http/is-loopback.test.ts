import { expect, test } from "vitest";
import { isLoopback } from "./is-loopback.ts";

test.each([
  "localhost",
  "127.0.0.1",
  "127.9.9.9",
  "::1",
  "[::1]",
  "::ffff:127.0.0.1",
  new URL("http://[::ffff:127.0.0.1]").hostname,
  "localhost.",
  "a.localhost",
])("%s stays on this machine", (host) => expect(isLoopback(host)).toBe(true));

test.each(["0.0.0.0", "10.0.0.1", "localhost.example", "128.0.0.1", "::", "::ffff:8000:1"])(
  "%s does not stay on this machine",
  (host) => expect(isLoopback(host)).toBe(false),
);
