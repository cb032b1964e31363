import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../free-port.ts";
import type { LoadTarget } from "../load.ts";
import { toolCall } from "../messages.ts";
import { programPath } from "../programs.ts";
import { runProgram } from "../run-program.ts";
import type { Contestant } from "./contestant.ts";

const MCP_HEADERS = {
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
  "mcp-protocol-version": "2025-06-18",
};

/** The same call at a path of a port. */
export function targetAt(port: number, path: string): LoadTarget {
  return { url: `http://127.0.0.1:${port}${path}`, headers: MCP_HEADERS, body: toolCall() };
}

/** Nothing in between. */
export const direct: Contestant = {
  name: "direct",
  start: ({ upstream }) =>
    Promise.resolve({
      pids: [],
      json: targetAt(upstream.port, "/mcp"),
      sse: targetAt(upstream.port, "/sse"),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }),
};

/** HAProxy as an HTTP proxy on one thread that keeps its connections. */
export const haproxy: Contestant = {
  name: "HAProxy",
  async start({ upstream, folder }) {
    const program = programPath("haproxy");
    if (program === undefined) return "haproxy is not installed (apt-get install haproxy)";
    const port = await freePort();
    const file = join(folder, "haproxy.cfg");
    writeFileSync(
      file,
      `global
  nbthread 1
  maxconn 9950
defaults
  mode http
  http-reuse always
  option http-keep-alive
  timeout connect 5s
  timeout client 3600s
  timeout server 3600s
frontend in
  bind 127.0.0.1:${port}
  default_backend out
backend out
  server one 127.0.0.1:${upstream.port}
`,
    );
    const running = await runProgram(program, ["-db", "-f", file], { port });
    return {
      ...running,
      pids: [running.pid],
      json: targetAt(port, "/mcp"),
      sse: targetAt(port, "/sse"),
    };
  },
};

/** nginx as an HTTP proxy with one worker that keeps its connections and does not buffer. */
export const nginx: Contestant = {
  name: "nginx",
  async start({ upstream, folder }) {
    const program = programPath("nginx");
    if (program === undefined) return "nginx is not installed (apt-get install nginx-light)";
    const port = await freePort();
    const prefix = join(folder, "nginx-proxy");
    mkdirSync(prefix, { recursive: true });
    const file = join(prefix, "nginx.conf");
    writeFileSync(
      file,
      `daemon off;
master_process off;
pid ${prefix}/nginx.pid;
error_log stderr crit;
events { worker_connections 19900; }
http {
  access_log off;
  client_body_temp_path ${prefix}/body;
  proxy_temp_path ${prefix}/proxy;
  fastcgi_temp_path ${prefix}/fastcgi;
  uwsgi_temp_path ${prefix}/uwsgi;
  scgi_temp_path ${prefix}/scgi;
  keepalive_requests 1000000000;
  keepalive_timeout 3600s;
  upstream out { server 127.0.0.1:${upstream.port}; keepalive 512; keepalive_requests 1000000000; }
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / {
      proxy_pass http://out;
      proxy_http_version 1.1;
      proxy_set_header connection "";
      proxy_buffering off;
      proxy_read_timeout 3600s;
    }
  }
}
`,
    );
    const running = await runProgram(program, ["-p", prefix, "-c", file], { port });
    return {
      ...running,
      pids: [running.pid],
      json: targetAt(port, "/mcp"),
      sse: targetAt(port, "/sse"),
    };
  },
};
