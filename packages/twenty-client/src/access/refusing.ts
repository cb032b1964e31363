import { refusedUnruly } from "./refused-access.ts";

/** The same shape, each of whose functions refuses. */
export function refusing<Api extends object>(api: Api, what: string): Api {
  const refuse = (): Promise<never> => Promise.reject(refusedUnruly(what));
  const entries = Object.entries(api).map(([name, member]) => [
    name,
    typeof member === "function" ? refuse : refusing(member as object, what),
  ]);
  return Object.fromEntries(entries) as Api;
}
