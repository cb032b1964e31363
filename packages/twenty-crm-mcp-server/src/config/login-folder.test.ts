import { ConfigurationError } from "service-kit";
import { expect, test } from "vitest";
import { loginFolder } from "./login-folder.ts";

test.each([
  [{}, "/home/me/.config/twenty-crm-mcp-server/logins"],
  [{ XDG_CONFIG_HOME: "/config" }, "/config/twenty-crm-mcp-server/logins"],
  [{ XDG_CONFIG_HOME: "" }, "/home/me/.config/twenty-crm-mcp-server/logins"],
])("with %j logins are kept in %s", (env, folder) => {
  expect(loginFolder(env, "/home/me")).toBe(folder);
});

test("a user without a home is asked for a folder by the variable's name", () => {
  expect(() => loginFolder({}, null)).toThrow(ConfigurationError);
  expect(() => loginFolder({}, null)).toThrow(/TWENTY_LOGIN_DIR: is missing/);
  expect(loginFolder({ XDG_CONFIG_HOME: "/config" }, null)).toBe(
    "/config/twenty-crm-mcp-server/logins",
  );
});
