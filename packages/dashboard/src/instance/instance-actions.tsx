import { Button } from "@mantine/core";
import type { AgentView, OperatorActionName } from "agent-gateway-contract";
import { type ReactNode, useState } from "react";
import { goTo } from "web-kit";
import { ask } from "../gateway/ask.ts";
import { gatewayPath } from "../gateway/gateway-path.ts";
import { OperationDialog } from "../operations/operation-dialog.tsx";
import styles from "../operations/operations.module.css";

type Action = OperatorActionName | "remove";

const words: Readonly<Record<Action, { readonly verb: string; readonly effect: string }>> = {
  drain: {
    verb: "Drain",
    effect:
      "Nothing new is sent there; what is bound to it goes on. It holds until it is undrained.",
  },
  undrain: { verb: "Undrain", effect: "It gets requests again if all else allows it." },
  disable: {
    verb: "Disable",
    effect:
      "Nothing at all is sent there: sessions that are bound to it fail. It holds until it is enabled.",
  },
  enable: { verb: "Enable", effect: "It gets requests again if all else allows it." },
  probe: { verb: "Probe now", effect: "Its health is checked now instead of at the next turn." },
  remove: {
    verb: "Remove",
    effect:
      "It is taken off the list with everyone who vouches for it. A process that lives registers again: disable what is not to come back.",
  },
};

/** What an operator can do with an instance now; each asks for the reason first. */
export function InstanceActions({
  agent,
  onDone,
}: {
  readonly agent: AgentView;
  readonly onDone: () => void;
}): ReactNode {
  const [asked, setAsked] = useState<Action>();
  const { state } = agent.operator;
  const offered: readonly Action[] = [
    "probe",
    state === "drained" ? "undrain" : "drain",
    state === "disabled" ? "enable" : "disable",
    "remove",
  ];
  const run = async (action: Action, reason: string): Promise<void> => {
    const place = gatewayPath`/api/v1/agents/${agent.name}/instances/${agent.agentId}`;
    if (action === "remove") {
      await ask(place, { method: "DELETE", query: { reason } });
      goTo([]);
      return;
    }
    await ask(`${place}/${action}`, { method: "POST", body: { reason } });
    onDone();
  };
  return (
    <>
      {offered.map((action) => (
        <Button key={action} size="xs" variant="default" onClick={() => setAsked(action)}>
          {words[action].verb}
        </Button>
      ))}
      {asked !== undefined && (
        <OperationDialog
          title={`${words[asked].verb}: ${agent.name}`}
          verb={words[asked].verb}
          isHarsh={asked === "disable" || asked === "remove"}
          onRun={(reason) => run(asked, reason)}
          onClose={() => setAsked(undefined)}
        >
          <p>{words[asked].effect}</p>
          <p className={`${styles.fact} anywhere`}>{agent.endpoint}</p>
        </OperationDialog>
      )}
    </>
  );
}
