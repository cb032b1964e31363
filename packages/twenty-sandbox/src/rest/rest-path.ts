import { badRequest } from "../errors/errors.ts";
import type { ObjectModel, WorkspaceModel } from "../metadata/model.ts";
import { isUuid } from "../records/fields/uuid.ts";

/** `2.21`: `/rest/restore/{objects}`; `later`: `/rest/{objects}/restore` and `/rest/{objects}/{id}/restore`. */
export type RestorePath = "2.21" | "later";

/** What a path under `/rest` addresses. */
export interface RestAddress {
  readonly object: ObjectModel;
  readonly action: "records" | "batch" | "restore" | "groupBy" | "duplicates" | "merge";
  readonly id?: string;
}

/** Reads a path such as `/rest/people/{id}` or `/rest/batch/people`. */
export function parseRestPath(
  path: string,
  workspace: WorkspaceModel,
  restorePath: RestorePath = "2.21",
): RestAddress {
  const parts = path
    .split("/")
    .slice(2)
    .filter((part) => part !== "");
  const [first = "", second, third, ...rest] = parts;
  const restoresOne = restorePath === "later" && third === "restore";
  if (rest.length > 0 || (third !== undefined && !restoresOne)) throw invalidPath(path);
  if (first === "batch" || (first === "restore" && restorePath === "2.21")) {
    return { object: findObject(second ?? "", workspace), action: first };
  }
  const object = findObject(first, workspace);
  if (restorePath === "later" && second === "restore") return { object, action: "restore" };
  if (restoresOne && isUuid(second)) {
    return { object, action: "restore", id: second.toLowerCase() };
  }
  if (second === undefined) return { object, action: "records" };
  if (second === "groupBy" || second === "duplicates" || second === "merge") {
    return { object, action: second };
  }
  if (isUuid(second)) return { object, action: "records", id: second.toLowerCase() };
  throw badRequest(`'${String(second)}' is not a valid UUID`);
}

function findObject(name: string, workspace: WorkspaceModel): ObjectModel {
  const object = workspace.byPlural(name);
  if (object !== undefined) return object;
  const singular = workspace.bySingular(name);
  const hint = singular === undefined ? "eg: companies" : `Did you mean '${singular.namePlural}'?`;
  throw badRequest(`object '${name}' not found. ${hint}`);
}

function invalidPath(path: string): Error {
  return badRequest(
    `Query path '${path}' invalid. Valid examples: /rest/companies/id or /rest/companies or /rest/batch/companies`,
  );
}
