import type { Database } from "../storage/database.ts";
import { readSetting, writeSetting } from "../storage/settings.ts";
import { createTokenSigner, generateSigningKey, type TokenSigner } from "./token-signer.ts";

/** Signs for the workspace of a data file, with a key that was made with it. */
export function openWorkspaceSigner(database: Database): TokenSigner {
  const pem = database.transaction(() => {
    const known = readSetting(database, "signingKey");
    if (known !== undefined) return known;
    const made = generateSigningKey();
    writeSetting(database, "signingKey", made);
    return made;
  });
  return createTokenSigner(pem, "sandbox");
}
