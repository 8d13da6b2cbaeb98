# Datanets: builds the app for one chain and runs its server. docs/operations.md describes it.
#   docker build --build-arg NEXT_PUBLIC_APP_CHAIN=openledger-testnet --tag datanets .

FROM node:22.12.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
ARG NEXT_PUBLIC_APP_CHAIN=openledger-testnet
ARG NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID=
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    NEXT_PUBLIC_APP_CHAIN=${NEXT_PUBLIC_APP_CHAIN} \
    NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID=${NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID}
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:22.12.0-bookworm-slim AS run
ARG NEXT_PUBLIC_APP_CHAIN=openledger-testnet
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    NEXT_PUBLIC_APP_CHAIN=${NEXT_PUBLIC_APP_CHAIN} \
    HOST=0.0.0.0 \
    PORT=3000 \
    CONTENT_DIR=/data/content
WORKDIR /app
RUN mkdir -p /data/content && chown -R node:node /data
COPY --from=build --chown=node:node /app/package.json /app/next.config.js ./
COPY --from=build --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/.next ./.next
COPY --from=build --chown=node:node /app/scripts/serve.mjs ./scripts/serve.mjs
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself gets the signals, so that SIGTERM finishes uploads.
CMD ["node", "scripts/serve.mjs"]
