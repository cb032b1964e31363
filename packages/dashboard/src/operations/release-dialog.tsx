import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { ask } from "../gateway/ask.ts";
import { gatewayPath } from "../gateway/gateway-path.ts";
import { OperationDialog } from "./operation-dialog.tsx";
import styles from "./operations.module.css";

/** Lets another key have a name that has no instance any more. */
export function ReleaseDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [name, setName] = useState("");
  return (
    <OperationDialog
      title="Release a name"
      verb="Release"
      canRun={name.trim() !== ""}
      onRun={async (reason) => {
        const path = gatewayPath`/api/v1/agents/${name.trim()}/release`;
        await ask(path, { method: "POST", body: { reason } });
      }}
      onClose={onClose}
    >
      <p className={styles.fact}>
        A name belongs to its key for 24 hours after its last instance has gone. Released, any key
        may register under it.
      </p>
      <TextInput
        label="Name"
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
    </OperationDialog>
  );
}
