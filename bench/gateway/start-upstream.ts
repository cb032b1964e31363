import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { toolResult } from "./messages.ts";
import { type RunningProgram, runProgram } from "./run-program.ts";

/** The server behind every contestant. */
export interface Upstream extends RunningProgram {
  readonly port: number;
}

/**
 * Starts nginx with two fixed answers, so that what stands behind the contestants is faster than all of them:
 * `/mcp` is a JSON answer with its length, `/sse` one event, `/health` is well. A replacement that finds nothing
 * takes the length from the event, and so makes nginx answer in chunks as MCP servers do.
 */
export async function startUpstream(nginx: string, folder: string): Promise<Upstream> {
  const port = await freePort();
  const prefix = join(folder, "upstream");
  mkdirSync(prefix, { recursive: true });
  writeFileSync(
    join(prefix, "nginx.conf"),
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
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location = /mcp { default_type application/json; return 200 '${toolResult}'; }
    location = /health { default_type application/json; return 200 '{"status":"ok"}'; }
    location = /sse {
      default_type text/event-stream;
      sub_filter_types text/event-stream;
      sub_filter nowhere nothing;
      return 200 'event: message\ndata: ${toolResult}\n\n';
    }
  }
}
`,
  );
  const program = await runProgram(nginx, ["-p", prefix, "-c", join(prefix, "nginx.conf")], {
    port,
  });
  return { ...program, port };
}
