import { MantineProvider } from "@mantine/core";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { pageNonce } from "./page-nonce.ts";
import { theme } from "./theme.ts";

declare global {
  // The scroll lock behind dialogs takes its nonce from here.
  var __webpack_nonce__: string | undefined;
}

/** Draws a page into `#root`, in the reader's colours and within the page's content security policy. */
export function mountPage(page: ReactNode): void {
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no element with the id root");
  const nonce = pageNonce();
  globalThis.__webpack_nonce__ = nonce;
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce ?? ""}>
        {page}
      </MantineProvider>
    </StrictMode>,
  );
}
