import type { ReactNode } from "react";
import { KeyPrompt, useStore } from "web-kit";
import { apiKey, keyPrompt } from "./key.ts";

/** Asks for the gateway's key. */
export function KeyDialog(): ReactNode {
  const state = useStore(keyPrompt);
  const known = useStore(apiKey);
  return (
    <KeyPrompt
      isOpen={state === "open"}
      title="Key of this gateway"
      label="API key"
      description="GATEWAY_API_KEY, or one of the keys file. Kept in this tab until it is closed, and sent to this gateway only."
      problem={known === "" ? undefined : "Another key takes the place of the one in use."}
      onKey={(key) => {
        apiKey.set(key);
        keyPrompt.set("closed");
      }}
      onClose={() => keyPrompt.set("closed")}
    />
  );
}
