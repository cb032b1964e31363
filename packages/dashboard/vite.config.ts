import { defineConfig } from "vite";
import { pageConfig } from "web-kit/build";

export default defineConfig(pageConfig(import.meta.dirname));
