import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { isFailure, messageOf } from "../gateway/gateway-failure.ts";
import { keyPrompt } from "../gateway/key.ts";
import styles from "./operations.module.css";

/** Asks whether something is to be done, and why; says what went wrong, and stays until it is done. */
export function OperationDialog({
  title,
  verb,
  isHarsh = false,
  isReasonNeeded = true,
  children,
  canRun = true,
  onRun,
  onClose,
}: {
  readonly title: string;
  /** What the button says. */
  readonly verb: string;
  /** Whether requests may fail by it. */
  readonly isHarsh?: boolean;
  readonly isReasonNeeded?: boolean;
  readonly children: ReactNode;
  readonly canRun?: boolean;
  readonly onRun: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}): ReactNode {
  const [reason, setReason] = useState("");
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const [isMissing, setMissing] = useState(false);
  const run = async (): Promise<void> => {
    if (isReasonNeeded && reason.trim() === "") {
      setMissing(true);
      return;
    }
    setRunning(true);
    setError(undefined);
    try {
      await onRun(reason.trim());
      onClose();
    } catch (failure) {
      setError(failure);
      setRunning(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        {children}
        {isReasonNeeded && (
          <Textarea
            data-autofocus
            label="Reason"
            description="For the audit trail, and for whoever looks at it later"
            required
            maxLength={500}
            autosize
            minRows={2}
            maxRows={6}
            value={reason}
            error={isMissing && reason.trim() === "" ? "Say why" : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {error !== undefined && (
          <div className={styles.problem} role="alert">
            <p>{messageOf(error)}</p>
            {(isFailure(error, "forbidden") || isFailure(error, "unauthorized")) && (
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  onClose();
                  keyPrompt.set("open");
                }}
              >
                Use another key
              </Button>
            )}
          </div>
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={isRunning}
            disabled={!canRun}
            {...(isHarsh && { className: styles.harsh ?? "" })}
          >
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
