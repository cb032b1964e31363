import { NumberInput, TagsInput, TextInput } from "@mantine/core";
import type { RegistrationResponse } from "agent-gateway-contract";
import { type ReactNode, useState } from "react";
import { goTo } from "web-kit";
import { ask } from "../gateway/ask.ts";
import { GatewayFailure } from "../gateway/gateway-failure.ts";
import { OperationDialog } from "./operation-dialog.tsx";
import styles from "./operations.module.css";

const fields = [
  { name: "name", label: "Name", placeholder: "crm-north", required: true },
  { name: "type", label: "Type", placeholder: "mcp, ag-ui, a2a or another", required: true },
  { name: "endpoint", label: "Endpoint", placeholder: "http://host:5008/mcp", required: true },
  {
    name: "healthCheckEndpoint",
    label: "Health check",
    placeholder: "http://host:5008/health",
    required: false,
  },
  { name: "service", label: "Service", placeholder: "the name", required: false },
  { name: "version", label: "Version", placeholder: "0.0.0", required: false },
] as const;

type FieldName = (typeof fields)[number]["name"];

/** Registers an instance that cannot do so itself. Its lease lasts as long as is said here: nobody renews it. */
export function RegisterDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [values, setValues] = useState<Readonly<Partial<Record<FieldName, string>>>>({
    type: "mcp",
  });
  const [capabilities, setCapabilities] = useState<string[]>([]);
  const [hours, setHours] = useState(24);
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value.trim() !== ""),
  );
  return (
    <OperationDialog
      title="Register by hand"
      verb="Register"
      isReasonNeeded={false}
      canRun={fields.every(({ name, required }) => !required || name in given)}
      onRun={async () => {
        setProblems(new Map());
        try {
          const { agent } = await ask<RegistrationResponse>("/api/v1/agents/register", {
            method: "POST",
            body: { ...given, capabilities, ttlMs: Math.round(hours * 3_600_000) },
          });
          goTo(["instances", agent.name, agent.agentId]);
        } catch (error) {
          if (error instanceof GatewayFailure) setProblems(error.fields);
          throw error;
        }
      }}
      onClose={onClose}
    >
      <p className={styles.fact}>
        For what cannot register itself. It is probed like any other; its lease ends by itself.
      </p>
      {fields.map(({ name, ...wording }, index) => (
        <TextInput
          key={name}
          {...wording}
          {...(index === 0 && { "data-autofocus": true })}
          value={values[name] ?? ""}
          error={problems.get(name)}
          onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
      ))}
      <TagsInput
        label="Capabilities"
        value={capabilities}
        onChange={setCapabilities}
        placeholder={capabilities.length === 0 ? "Type and press Enter" : ""}
        acceptValueOnBlur
      />
      <NumberInput
        label="Lease in hours"
        min={0.01}
        max={24}
        value={hours}
        onChange={(value) => setHours(typeof value === "number" && value > 0 ? value : 24)}
      />
    </OperationDialog>
  );
}
