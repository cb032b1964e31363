import { mountPage } from "web-kit";
import "web-kit/styles.css";
import { App } from "./app.tsx";

mountPage(<App />);
