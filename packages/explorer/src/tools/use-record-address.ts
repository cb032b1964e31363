import { useCallback } from "react";
import { useLoaded } from "web-kit";
import type { Health } from "../server/public-api.ts";
import { useServer } from "../server/server-context.tsx";
import { whoAmI } from "../server/who-am-i.ts";

/** Where people open a record in Twenty; undefined on the sandbox, which has no pages. */
export function useRecordAddress(
  mode: Health["mode"] | undefined,
): (object: string, id: string) => string | undefined {
  const server = useServer();
  const { value } = useLoaded(mode === "twenty" ? whoAmI(server) : undefined);
  const url = value?.structuredContent?.url;
  return useCallback(
    (object, id) =>
      typeof url === "string" ? `${url.replace(/\/$/, "")}/object/${object}/${id}` : undefined,
    [url],
  );
}
