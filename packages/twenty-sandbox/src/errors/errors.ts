import { TwentyError, type TwentyErrorDetails } from "./twenty-error.ts";

type Extras = Pick<TwentyErrorDetails, "userFriendlyMessage" | "extensions">;

/** A value, filter or argument that the object's metadata does not allow: REST shows no code. */
export function invalidArguments(
  message: string,
  subCode: string | undefined,
  extras: Extras = {},
): TwentyError {
  return new TwentyError(message, {
    status: 400,
    restError: "BadRequestException",
    graphqlCode: "BAD_USER_INPUT",
    ...(subCode === undefined ? {} : { subCode }),
    ...extras,
  });
}

/** A refusal by Twenty's query runner: REST shows the code that GraphQL shows as sub-code. */
export function queryRefused(message: string, code: string, extras: Extras = {}): TwentyError {
  return new TwentyError(message, {
    status: 400,
    restError: "Error",
    restCode: code,
    graphqlCode: "BAD_USER_INPUT",
    subCode: code,
    ...extras,
  });
}

/** A request that only one of the two APIs can make wrong. */
export function badRequest(message: string): TwentyError {
  return invalidArguments(message, "INVALID_QUERY_INPUT");
}

/** No record has this id, or it is soft-deleted. */
export function recordNotFound(): TwentyError {
  return new TwentyError("Record not found", {
    status: 404,
    restError: "NotFoundException",
    graphqlCode: "NOT_FOUND",
    subCode: "RECORD_NOT_FOUND",
    userFriendlyMessage: "This record does not exist or has been deleted.",
  });
}

/** The workspace has made more calls than it may. */
export function limitReached(tokens: number, windowMs: number): TwentyError {
  return new TwentyError(`Limit reached (${tokens} tokens per ${windowMs} ms)`, {
    status: 429,
    restError: "HttpException",
    graphqlCode: "BAD_USER_INPUT",
    subCode: "LIMIT_REACHED",
    userFriendlyMessage: "Rate limit reached. Please try again later.",
  });
}

/** Asks who the user is, where there is none. */
export function forbiddenResource(): TwentyError {
  const message = "Forbidden resource";
  return new TwentyError(message, {
    status: 403,
    restError: "ForbiddenException",
    graphqlCode: "FORBIDDEN",
    extensions: { response: { message, error: "Forbidden", statusCode: 403 } },
  });
}

/** Twenty's own objects and fields cannot be removed. */
export function forbiddenMutation(entity: "object" | "field", name: string): TwentyError {
  return new TwentyError(`Cannot delete standard ${entity} "${name}"`, {
    status: 403,
    restError: "ForbiddenException",
    graphqlCode: "FORBIDDEN",
    subCode: `${entity.toUpperCase()}_MUTATION_NOT_ALLOWED`,
    userFriendlyMessage: `This ${entity} cannot be modified.`,
  });
}

/** The caller may not do this with this object; the metadata API says so with status 403. */
export function permissionDenied(status: 400 | 403 = 400): TwentyError {
  return new TwentyError("Entity performing the request does not have permission", {
    status,
    restError: "Error",
    restCode: "PERMISSION_DENIED",
    graphqlCode: "FORBIDDEN",
    subCode: "PERMISSION_DENIED",
    userFriendlyMessage: "User does not have permission.",
  });
}

/** More records match than may be changed in one call. */
export function tooManyRecordsToUpdate(max: number): TwentyError {
  return new TwentyError(`Cannot update more than ${max} records at once`, {
    status: 400,
    restError: "Error",
    restCode: "TOO_MANY_RECORDS_TO_UPDATE",
    graphqlCode: "BAD_USER_INPUT",
    userFriendlyMessage: `You can only update up to ${max} records at once.`,
  });
}

/** JavaScript's own complaint about a body of the wrong kind, which Twenty passes on as it is. */
export function rawTypeError(message: string): TwentyError {
  return new TwentyError(message, {
    status: 400,
    restError: "TypeError",
    graphqlCode: "INTERNAL_SERVER_ERROR",
  });
}

/** PostgreSQL refuses NUL characters; Twenty answers 500. */
export function dataValidationFault(): TwentyError {
  return new TwentyError("Data validation error.", {
    status: 500,
    restError: "InternalServerErrorException",
    graphqlCode: "INTERNAL_SERVER_ERROR",
  });
}

/** Breaks a constraint of the database. */
export function constraintViolated(message: string, extras: Extras = {}): TwentyError {
  return invalidArguments(message, undefined, extras);
}

/** Only a signed-in user may do this, whatever the rights of a key. */
export function sessionRequired(): TwentyError {
  return new TwentyError("This endpoint requires a session access token", {
    status: 403,
    restError: "FORBIDDEN_EXCEPTION",
    graphqlCode: "FORBIDDEN",
    subCode: "FORBIDDEN_EXCEPTION",
    userFriendlyMessage: "You do not have permission to perform this action.",
  });
}

/** No role, key or object has this id. */
export function metadataNotFound(message: string): TwentyError {
  return new TwentyError(message, {
    status: 404,
    restError: "NotFoundException",
    graphqlCode: "NOT_FOUND",
  });
}
