# The process that works off the queues. Build from the root: docker build -f docker/worker.Dockerfile -t tributary-worker .
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
COPY . .
RUN npx nx run worker:build --outputStyle=static \
 && node tools/runtime-packages.mjs worker /out

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production RAW_DIR=/data/raw
WORKDIR /app
RUN install -d -o node -g node /data/raw
COPY --from=build /out ./
COPY docker/worker-health.cjs ./
USER node
HEALTHCHECK --interval=20s --timeout=5s --start-period=30s --retries=3 CMD ["node", "worker-health.cjs"]
CMD ["node", "--enable-source-maps", "main.js"]
