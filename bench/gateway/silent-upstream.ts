/** Begins an event stream on every request and then says nothing: `node silent-upstream.ts <port>`. */
import { createServer } from "node:net";

const HEAD =
  "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n4\r\n: a\n\r\n";
const WELL = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}";

createServer((socket) => {
  socket.on("error", () => {});
  socket.on("data", (bytes) => {
    if (bytes.includes("GET /health")) socket.end(WELL);
    else socket.write(HEAD);
  });
}).listen({ port: Number(process.argv[2]), host: "127.0.0.1", backlog: 4096 });
