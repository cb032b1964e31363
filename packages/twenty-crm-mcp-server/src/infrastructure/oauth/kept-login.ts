import type { Logger } from "service-kit";
import type { LoginFile } from "./login-file.ts";
import type { StoredLogin } from "./stored-login.ts";

/** A login as its file has it, or, where the file cannot be written, as this process knows it better. */
export class KeptLogin {
  readonly #file: Pick<LoginFile, "path" | "read" | "write">;
  readonly #logger: Logger;
  /** What was renewed and could not be written, in place of what the file still says. */
  #unwritten: { readonly inPlaceOf: string; readonly login: StoredLogin } | undefined;

  constructor(file: Pick<LoginFile, "path" | "read" | "write">, logger: Logger) {
    this.#file = file;
    this.#logger = logger;
  }

  /** @throws the error of the file system. */
  async read(): Promise<StoredLogin | undefined> {
    const stored = await this.#file.read();
    // Another process, or another login, has written since.
    if (stored?.tokens?.accessToken !== this.#unwritten?.inPlaceOf) this.#unwritten = undefined;
    return this.#unwritten?.login ?? stored;
  }

  /** Where nothing can be written, the file stays behind, and the next renewal begins with what is known here. */
  async replace(previous: StoredLogin, login: StoredLogin): Promise<void> {
    try {
      await this.#file.write(login);
      this.#unwritten = undefined;
    } catch (error) {
      const inPlaceOf = this.#unwritten?.inPlaceOf ?? previous.tokens?.accessToken ?? "";
      this.#unwritten = { inPlaceOf, login };
      this.#logger.warn("The renewed sign-in cannot be kept: it will not outlive this process", {
        path: this.#file.path,
        code: (error as NodeJS.ErrnoException).code,
      });
    }
  }
}
