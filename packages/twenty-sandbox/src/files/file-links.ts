import type { Clock } from "service-kit";
import type { TokenSigner } from "../auth/token-signer.ts";
import { metadataId } from "../metadata/metadata-id.ts";

/** Makes and reads the tokens that open one file for a while, whoever has them. */
export interface FileLinks {
  sign(subject: string): string;
  /** The file that a token opens; undefined once it has expired, and for any other token. */
  subjectOf(token: string): string | undefined;
}

/** Twenty's default of FILE_TOKEN_EXPIRES_IN. */
const VALID_MS = 24 * 3_600_000;

/** Tokens of type FILE: a key that is one opens no API, and an API key opens no file. */
export function createFileLinks(signer: TokenSigner, clock: Clock): FileLinks {
  const workspaceId = metadataId("workspace");
  const seconds = (ms: number): number => Math.floor(ms / 1_000);
  return {
    sign(fileId) {
      const now = clock.now().getTime();
      return signer.sign({
        sub: workspaceId,
        workspaceId,
        type: "FILE",
        fileId,
        iat: seconds(now),
        exp: seconds(now + VALID_MS),
      });
    },
    subjectOf(token) {
      const payload = signer.verify(token);
      if (payload?.type !== "FILE" || payload.workspaceId !== workspaceId) return undefined;
      if (Number(payload.exp) * 1_000 <= clock.now().getTime()) return undefined;
      return String(payload.fileId);
    },
  };
}
