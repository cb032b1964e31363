import { Button, Modal } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Icon, useLoaded, useStore } from "web-kit";
import type { Call } from "../calls/call.ts";
import { startCall } from "../calls/calls.ts";
import { CallView } from "../results/call-view.tsx";
import { objectOfTool } from "../schema/fields-of-tool.ts";
import type { ToolInfo } from "../server/definitions.ts";
import { preferences } from "../server/preferences.ts";
import type { Health } from "../server/public-api.ts";
import { useServer } from "../server/server-context.tsx";
import styles from "./tool-answer.module.css";
import { useRecordAddress } from "./use-record-address.ts";

/** What came of a call, and what follows from it: the next page, taking it back, doing what was previewed, agreeing. */
export function ToolAnswer({
  call,
  tool,
  mode,
  onCall,
}: {
  readonly call: Call;
  readonly tool: ToolInfo | undefined;
  readonly mode: Health["mode"] | undefined;
  readonly onCall: (id: number) => void;
}): ReactNode {
  const server = useServer();
  const { canAsk } = useStore(preferences);
  const { value: objects = [] } = useLoaded(server.objects);
  const inTwenty = useRecordAddress(mode);
  const again = (name: string, args: Call["args"]): void =>
    onCall(startCall(server, name, args, canAsk));
  const structured = call.result?.structuredContent ?? {};
  const takes = (argument: string): boolean =>
    tool?.inputSchema.properties?.[argument] !== undefined;
  const { dryRun: _, ...meant } = call.args;
  return (
    <>
      <CallView
        call={call}
        links={{ object: objectOfTool(call.tool, call.args, objects), inTwenty }}
        actions={
          <>
            {structured.dryRun === true && call.args.dryRun === true && (
              <Button size="xs" onClick={() => again(call.tool, meant)}>
                Do it
              </Button>
            )}
            {typeof structured.undo === "string" && (
              <Button
                size="xs"
                variant="default"
                leftSection={<Icon name="undo" size={14} />}
                onClick={() => again("undo-change", { undo: structured.undo })}
              >
                Undo
              </Button>
            )}
            {typeof structured.next === "string" && takes("after") && (
              <Button
                size="xs"
                variant="default"
                rightSection={<Icon name="chevron" size={14} />}
                onClick={() => again(call.tool, { ...call.args, after: structured.next })}
              >
                Next page
              </Button>
            )}
          </>
        }
      />
      <ConfirmDialog
        key={call.id}
        call={call}
        onConfirm={(token) => again(call.tool, { ...call.args, confirm: token })}
      />
    </>
  );
}

/** Asks for the agreement that a server wants by token, where it cannot ask by itself. */
function ConfirmDialog({
  call,
  onConfirm,
}: {
  readonly call: Call;
  readonly onConfirm: (token: string) => void;
}): ReactNode {
  const [isClosed, setClosed] = useState(false);
  const wanted =
    call.outcome === "refused" ? confirmationIn(call.result?.content?.[0]?.text ?? "") : undefined;
  return (
    <Modal
      opened={wanted !== undefined && !isClosed}
      onClose={() => setClosed(true)}
      title="The server wants your word first"
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <p className={styles.question}>{wanted?.question}</p>
      <p className="quiet">
        Nothing was changed yet. The agreement is good for exactly these changes.
      </p>
      <div className={styles.actions}>
        <Button variant="default" onClick={() => setClosed(true)}>
          Leave it
        </Button>
        <Button
          onClick={() => {
            setClosed(true);
            if (wanted !== undefined) onConfirm(wanted.token);
          }}
        >
          Go ahead
        </Button>
      </div>
    </Modal>
  );
}

/** The question and the token in a refusal that asks for the person's word. */
function confirmationIn(
  text: string,
): { readonly question: string; readonly token: string } | undefined {
  const token = /confirm="([\w-]+)"/.exec(text)?.[1];
  if (token === undefined) return undefined;
  const [question = text] = text.split(/ Nothing was changed\b/);
  return { question, token };
}
