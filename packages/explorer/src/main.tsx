import { mountPage } from "web-kit";
import "web-kit/styles.css";
import { App } from "./app.tsx";
import { ServerProvider } from "./server/server-context.tsx";

mountPage(
  <ServerProvider>
    <App />
  </ServerProvider>,
);
