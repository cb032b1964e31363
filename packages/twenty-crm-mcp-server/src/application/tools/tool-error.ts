import { randomUUID } from "node:crypto";
import { TwentyError, type TwentyErrorCode } from "twenty-client";
import { oneLine, withinBytes } from "../../domain/plain-text.ts";
import { recordUrl } from "../record-url.ts";
import { argumentName, uniqueArgument } from "../records/argument-name.ts";
import type { Tool } from "./define-tool.ts";
import type { ToolContext } from "./tool-context.ts";
import { ToolFault } from "./tool-fault.ts";

/** More than a model needs to mend a call, and never a page of it. */
export const MAX_ERROR_BYTES = 400;
const MAX_REASON_LENGTH = 160;

/** Failures that only the caller can mend; an operator need not hear of them. */
const CALLERS_OWN: ReadonlySet<TwentyErrorCode> = new Set([
  "invalid_input",
  "duplicate",
  "not_found",
  "aborted",
]);

/** Who was asked: a tool, or a resource. */
type Asked = Pick<Tool, "name" | "entity">;

/** What a description of a failure needs to know. */
type FailureContext = Pick<ToolContext, "workspaceUrl" | "logger">;

/**
 * The one place where a failure becomes text for a model: what was wrong, where, and the way out.
 * Whatever is not understood is logged under a reference and told as nothing more.
 */
export function describeFailure(error: unknown, tool: Asked, context: FailureContext): string {
  return withinBytes(describe(error, tool, context), MAX_ERROR_BYTES);
}

/**
 * The reason of a failure in one short line, for an item among many.
 * @throws the error itself when it is none that a caller can mend.
 */
export function failureReason(error: unknown): string {
  if (error instanceof ToolFault) return sentence(error.field, error.message, "").trim();
  if (error instanceof TwentyError) {
    const field = error.field === undefined ? undefined : argumentName(error.field);
    const { id, object } = error.conflictingRecord ?? {};
    const reason =
      id === undefined ? error.reason : `a unique value is already used by ${object ?? ""} ${id}`;
    return sentence(field, oneLine(reason, MAX_REASON_LENGTH), "").trim();
  }
  throw error;
}

function describe(error: unknown, tool: Asked, context: FailureContext): string {
  if (error instanceof ToolFault) {
    return sentence(error.field, error.message, error.wayOut);
  }
  if (error instanceof TwentyError) {
    const level = CALLERS_OWN.has(error.code) ? "debug" : "warn";
    context.logger[level]("Twenty did not serve a tool call", {
      tool: tool.name,
      code: error.code,
      status: error.status,
    });
    return describeTwentyError(error, tool, context);
  }
  const reference = randomUUID().slice(0, 8);
  context.logger.error("tool call failed unexpectedly", { tool: tool.name, reference, error });
  return `Internal error of this server (reference ${reference}). Tell its operator the reference; the reason is in the log.`;
}

function describeTwentyError(error: TwentyError, tool: Asked, context: FailureContext): string {
  const field = error.field === undefined ? undefined : argumentName(error.field);
  const reason = oneLine(error.reason, MAX_REASON_LENGTH);
  if (error.code === "duplicate") return describeDuplicate(error, field, tool, context);
  if (error.mayHaveApplied) {
    return sentence(field, reason, "It may have been done all the same: look before repeating it.");
  }
  if (error.retryAfterMs !== undefined) {
    const seconds = Math.ceil(error.retryAfterMs / 1000);
    return sentence(field, reason, `Try again in ${seconds} s.`);
  }
  return sentence(field, reason, error.wayOut);
}

function describeDuplicate(
  error: TwentyError,
  field: string | undefined,
  tool: Asked,
  context: FailureContext,
): string {
  const { conflictingRecord } = error;
  if (conflictingRecord === undefined) {
    return sentence(
      field,
      `another ${tool.entity} already has a value that must be unique`,
      `Find it with a list tool and update it, or use another value. It may be deleted.`,
    );
  }
  const entity = conflictingRecord.object ?? tool.entity;
  return sentence(
    field ?? uniqueArgument(tool.entity),
    `already used by ${entity} ${conflictingRecord.id} (${recordUrl(context.workspaceUrl, entity, conflictingRecord.id)})`,
    `Update it with update-${entity}, or use another value. If get-${entity} does not find it, it is deleted: restore-${entity} brings it back.`,
  );
}

/** "email: already used by …. Update that record …" */
function sentence(field: string | undefined, reason: string, wayOut: string): string {
  const where = field === undefined ? "" : `${field}: `;
  const said = reason.replace(/[.\s]+$/, "");
  return `${where}${said}${said.endsWith("?") ? "" : "."} ${wayOut}`;
}
