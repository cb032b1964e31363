import { Button, Modal } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useStore } from "web-kit";
import { cleaned, FormFields, fieldsOfSchema, problemsIn } from "web-kit/form";
import styles from "./question-dialog.module.css";
import { type OpenQuestion, questions } from "./questions.ts";

/** Shows what the server asks while a call is going on; the call waits for the answer. */
export function QuestionDialog(): ReactNode {
  const [first] = useStore(questions);
  return (
    <Modal
      opened={first !== undefined}
      onClose={() => first?.answer({ action: "cancel" })}
      title="The server asks"
      centered
      closeButtonProps={{ "aria-label": "Cancel the call" }}
      closeOnClickOutside={false}
    >
      {first !== undefined && <QuestionForm key={first.question.message} open={first} />}
    </Modal>
  );
}

function QuestionForm({ open }: { readonly open: OpenQuestion }): ReactNode {
  const { message, requestedSchema } = open.question;
  const fields = fieldsOfSchema(requestedSchema);
  const [only] = fields;
  const isYesOrNo = fields.length === 1 && only?.shape.kind === "boolean";
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(() =>
    Object.fromEntries(
      fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]])),
    ),
  );
  const [isChecked, setChecked] = useState(false);
  const accept = (): void => {
    if (isYesOrNo && only !== undefined) {
      open.answer({ action: "accept", content: { [only.name]: true } });
      return;
    }
    setChecked(true);
    if (problemsIn(fields, values).size === 0)
      open.answer({ action: "accept", content: cleaned(values) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        accept();
      }}
    >
      <p className={styles.message}>{message}</p>
      {!isYesOrNo && fields.length > 0 && (
        <FormFields
          fields={fields}
          values={values}
          onChange={setValues}
          problems={isChecked ? problemsIn(fields, values) : new Map()}
        />
      )}
      <div className={styles.actions}>
        <Button variant="default" onClick={() => open.answer({ action: "decline" })}>
          Decline
        </Button>
        <Button type="submit" data-autofocus={fields.length === 0 || undefined}>
          {isYesOrNo && only !== undefined ? only.title : "Send the answer"}
        </Button>
      </div>
    </form>
  );
}
