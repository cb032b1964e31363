import { TwentyError } from "../errors/twenty-error.ts";

/** A file of a multipart request, as the GraphQL scalar `Upload` hands it to a mutation. */
export class Upload {
  readonly filename: string;
  readonly bytes: Buffer;

  constructor(filename: string, bytes: Buffer) {
    this.filename = filename;
    this.bytes = bytes;
  }
}

/** Twenty's limit of what it stores, here also that of one upload. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** The name of a file promises a kind that its bytes are not. */
export function extensionMismatch(extension: string, expected: string): TwentyError {
  return new TwentyError(
    `File content does not match its extension. The file has extension '${extension}' (expected mime type: ${expected}), but the file content could not be detected as this type. The file may be corrupted, have the wrong extension, or be a security risk.`,
    {
      status: 400,
      restError: "Error",
      graphqlCode: "INTERNAL_SERVER_ERROR",
      subCode: "INVALID_EXTENSION",
      userFriendlyMessage:
        "The file extension doesn't match the file content. Please check that your file is not corrupted and has the correct extension.",
    },
  );
}

/** The sandbox keeps only so much; Twenty's storage has no such bound. */
export function noRoomLeft(): TwentyError {
  return new TwentyError("No room is left for files", {
    status: 500,
    restError: "InternalServerErrorException",
    graphqlCode: "INTERNAL_SERVER_ERROR",
  });
}
