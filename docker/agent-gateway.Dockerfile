# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /build
# The manifests come first, so that a change of source does not install anew.
COPY --parents package.json package-lock.json .npmrc packages/*/package.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY packages ./packages
COPY tsdown.config.ts tsconfig.json ./
RUN npm run build -- --filter agent-gateway
RUN mkdir data

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="agent-gateway" \
      org.opencontainers.image.description="Registry and load-balancing proxy for MCP servers and agents" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY LICENSE ./
COPY --from=build /build/packages/agent-gateway/dist ./dist
COPY --from=build --chown=1000:1000 /build/data /data
ENV NODE_ENV=production PORT=8080 HOST=0.0.0.0 DATA_DIR=/data
# By number, so that Kubernetes can see that it is not root; the base image calls it "node".
USER 1000:1000
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Source maps lie beside the bundle; NODE_OPTIONS=--enable-source-maps turns them on, at the price of some 40 MiB.
CMD ["node", "dist/main.mjs"]
