# The HTTP process and the portal that it serves. Build from the root: docker build -f docker/api.Dockerfile -t tributary-api .
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
COPY . .
RUN npx nx run-many -t build -p api,agent,portal --outputStyle=static \
 && node tools/runtime-packages.mjs api /out

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 RAW_DIR=/data/raw PORTAL_DIR=/app/portal
WORKDIR /app
RUN install -d -o node -g node /data/raw
COPY --from=build /out ./
COPY --from=build /src/dist/apps/portal/browser ./portal
# what dealers download to connect their database
COPY --from=build /src/dist/apps/agent/main.js /agent/main.js
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "main.js"]
