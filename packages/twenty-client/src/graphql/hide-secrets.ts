/** Fields that hold what lets their reader act as another. */
const secretName = /^(?:secret|password|passwordHash|apiKey|.*(?:token|secret|password))$/i;
/** A JSON Web Token, wherever it stands and whatever the field is called. */
const webToken = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g;
const hidden = "[secret]";

/** The same answer without what opens doors: secrets of webhooks, tokens of mailboxes, keys. */
export function hideSecrets(value: unknown, name = ""): unknown {
  if (typeof value === "string") {
    return secretName.test(name) && value !== "" ? hidden : value.replace(webToken, hidden);
  }
  if (Array.isArray(value)) return value.map((item) => hideSecrets(item, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, hideSecrets(part, key)]),
  );
}
