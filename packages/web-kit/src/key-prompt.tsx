import { Button, Modal, PasswordInput } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";

/** Asks for a key. It is handed on and not kept here. */
export function KeyPrompt({
  isOpen,
  title,
  label,
  description,
  problem,
  onKey,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly title: string;
  readonly label: string;
  readonly description: ReactNode;
  /** Why the last one was not taken. */
  readonly problem?: string | undefined;
  readonly onKey: (key: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const [key, setKey] = useState("");
  const form = useId();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim() === "") return;
          onKey(key.trim());
          setKey("");
        }}
      >
        <PasswordInput
          data-autofocus
          label={label}
          description={description}
          error={problem}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          visibilityToggleButtonProps={{ "aria-label": "Show the key" }}
        />
        <Button type="submit" mt="md" fullWidth disabled={key.trim() === ""}>
          Use this key
        </Button>
      </form>
    </Modal>
  );
}
