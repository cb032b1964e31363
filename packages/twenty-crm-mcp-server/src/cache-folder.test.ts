import { expect, test } from "vitest";
import { cacheFolder } from "./cache-folder.ts";

const place = { platform: "linux", env: {}, home: "/home/me" } as const;

test("the folder is the user's own", () => {
  expect(cacheFolder(place)).toBe("/home/me/.cache/twenty-crm-mcp-server");
  expect(cacheFolder({ ...place, platform: "darwin" })).toBe(
    "/home/me/Library/Caches/twenty-crm-mcp-server",
  );
});

test("XDG_CACHE_HOME names another place, an empty one does not", () => {
  expect(cacheFolder({ ...place, env: { XDG_CACHE_HOME: "/cache" } })).toBe(
    "/cache/twenty-crm-mcp-server",
  );
  expect(cacheFolder({ ...place, env: { XDG_CACHE_HOME: "" } })).toBe(
    "/home/me/.cache/twenty-crm-mcp-server",
  );
});
