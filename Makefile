# Everything runs through `npm run`, so that it runs on the pinned Node whatever the system has.
.DEFAULT_GOAL := help
SHELL := /bin/sh

IMAGE ?= twenty-crm-mcp-server
GATEWAY_IMAGE ?= agent-gateway
TAG ?= latest
COMPOSE := docker compose --file docker/compose.yaml
NAMESPACE ?= default

# make start SERVER_PORT=5018 GATEWAY_PORT=8090 SANDBOX_PORT=5118 DATA_DIR=:memory:
STACK_FLAGS := $(if $(SERVER_PORT),--server-port $(SERVER_PORT)) \
	$(if $(GATEWAY_PORT),--gateway-port $(GATEWAY_PORT)) \
	$(if $(SANDBOX_PORT),--sandbox-port $(SANDBOX_PORT)) \
	$(if $(DATA_DIR),--data-dir $(DATA_DIR))

# Names a missing tool and ends with status 1: $(call need,docker)
need = command -v $(1) >/dev/null 2>&1 || { echo "❌ $(1) is not installed; this target needs it." >&2; exit 1; }

.PHONY: help setup pages check-env info start dev stack test check build \
	docker-build docker-run docker-logs k8s-apply k8s-logs clean

help: ## Lists every target
	@awk 'BEGIN { FS = ":.*## " } /^[a-z0-9-]+:.*## / { printf "  \033[1m%-13s\033[0m %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

node_modules/.package-lock.json: package-lock.json
	@$(call need,npm)
	npm ci --no-audit --no-fund
	@touch $@

setup: node_modules/.package-lock.json ## Installs what is missing (done by every target that needs it)

check-env: setup ## Names each missing or wrong variable and the fix
	@npm run --silent check-env

info: setup ## Shows image, ports, environment (secrets masked) and tool versions
	@IMAGE=$(IMAGE) GATEWAY_IMAGE=$(GATEWAY_IMAGE) TAG=$(TAG) npm run --silent info

pages: setup # Builds the web pages, unless they are newer than what they are made from
	@npm run --silent build:web:if-stale

start: pages ## Runs sandbox + gateway + one server, and says where to look
	@npm run --silent stack -- --instances 1 $(STACK_FLAGS)

stack: pages ## Runs sandbox + gateway + two servers of one service
	@npm run --silent stack -- --instances 2 $(STACK_FLAGS)

dev: pages ## Runs the server with auto-reload, and the MCP Inspector on it
	@npm run --silent dev

test: setup ## Runs everything: format, lint, types, dead code, all tests
	@npm test

check: setup ## Runs the static checks only: format, lint, types, dead code
	@npm run --silent check

build: setup ## Bundles the products into packages/*/dist
	@npm run --silent build

docker-build: ## Builds the images
	@$(call need,docker)
	docker build --file docker/twenty-crm-mcp-server.Dockerfile --tag $(IMAGE):$(TAG) .
	docker build --file docker/agent-gateway.Dockerfile --tag $(GATEWAY_IMAGE):$(TAG) .

docker-run: ## Runs server and gateway with compose
	@$(call need,docker)
	$(COMPOSE) up --detach

docker-logs: ## Follows the containers' logs
	@$(call need,docker)
	$(COMPOSE) logs --follow --tail 100

k8s-apply: ## Applies the manifests to the current cluster
	@$(call need,kubectl)
	kubectl --namespace $(NAMESPACE) apply --kustomize k8s

k8s-logs: ## Follows the pods' logs
	@$(call need,kubectl)
	kubectl --namespace $(NAMESPACE) logs --follow --tail 100 --prefix --max-log-requests 20 \
		--selector app.kubernetes.io/part-of=twenty-agents

clean: ## Removes what was built and installed, and the local data
	rm -rf node_modules packages/*/dist packages/*/node_modules .data
