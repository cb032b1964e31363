import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Below this a compressed copy saves less than its headers cost. */
const WORTHWHILE_BYTES = 1024;

/** Puts a Brotli and a gzip copy beside each script and style sheet, so that serving them takes no computing. */
export function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    generateBundle: {
      // After Vite has written the addresses of the chunks into their code.
      order: "post",
      async handler(_, output) {
        const files = Object.values(output).filter(({ fileName }) =>
          /\.(?:js|css|svg)$/.test(fileName),
        );
        for (const file of files) {
          const source = Buffer.from(file.type === "chunk" ? file.code : file.source);
          if (source.length < WORTHWHILE_BYTES) continue;
          const [br, gz] = await Promise.all([
            brotli(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
            deflate(source, { level: 9 }),
          ]);
          this.emitFile({ type: "asset", fileName: `${file.fileName}.br`, source: br });
          this.emitFile({ type: "asset", fileName: `${file.fileName}.gz`, source: gz });
        }
      },
    },
  };
}
