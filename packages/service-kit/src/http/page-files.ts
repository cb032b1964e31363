import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A file as it goes out. */
export interface ServedFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** A web page's built files, read when they are asked for. */
export interface PageFiles {
  /** The page with a nonce of its own; undefined where it has not been built. */
  page(): Promise<ServedFile | undefined>;
  /** A script, style sheet, font or picture of the page, in the best encoding that the caller takes. */
  asset(name: string, acceptEncoding: string | undefined): Promise<ServedFile | undefined>;
}

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

const ENCODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

/** What stands in the page for the nonce; the build writes it there. */
const NONCE = /__CSP_NONCE__/g;

/**
 * Serves a page built by `web-kit` from the first of the folders that has a page. Nothing is kept in memory: browsers keep the files, whose names
 * change with their content, and a page that is built anew is there at the next request.
 */
export function createPageFiles(folders: readonly string[]): PageFiles {
  async function read(...path: readonly string[]): Promise<Buffer<ArrayBuffer> | undefined> {
    for (const folder of folders) {
      const file = await readFile(join(folder, ...path)).catch(() => undefined);
      if (file !== undefined) return file;
    }
    return undefined;
  }

  return {
    async page() {
      const html = await read("index.html");
      if (html === undefined) return undefined;
      const nonce = randomBytes(16).toString("base64");
      return {
        body: new TextEncoder().encode(html.toString("utf8").replace(NONCE, nonce)),
        headers: {
          "content-type": "text/html; charset=utf-8",
          "content-security-policy": pagePolicy(nonce),
          "x-content-type-options": "nosniff",
          "referrer-policy": "no-referrer",
          "cache-control": "no-store",
        },
      };
    },
    async asset(name, acceptEncoding = "") {
      const [, extension = ""] = /^[\w-]+\.(?:[\w-]+\.)*([a-z\d]+)$/.exec(name) ?? [];
      const type = TYPES[extension];
      if (type === undefined) return undefined;
      const headers = {
        "content-type": type,
        "x-content-type-options": "nosniff",
        // The name holds a hash of the content, so there is never anything to ask again.
        "cache-control": "public, max-age=31536000, immutable",
        etag: `"${name}"`,
        vary: "Accept-Encoding",
      };
      for (const [encoding, suffix] of ENCODINGS) {
        if (!accepts(acceptEncoding, encoding)) continue;
        const body = await read("assets", `${name}${suffix}`);
        if (body !== undefined)
          return { body, headers: { ...headers, "content-encoding": encoding } };
      }
      const body = await read("assets", name);
      return body === undefined ? undefined : { body, headers };
    },
  };
}

/**
 * Scripts are the page's own files alone. Styles may also carry the answer's nonce: the component library writes some when
 * it draws. Pictures may come with an answer of the server, as data.
 */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Whether an encoding is among those that the caller takes (RFC 9110, 12.5.3). */
function accepts(header: string, encoding: string): boolean {
  return header.split(",").some((part) => {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}
