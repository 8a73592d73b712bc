# The migrator: a job that runs to its end before the others start. It alone connects as the owner of the tables.
# Build from the root: docker build -f docker/database.Dockerfile -t tributary-database .
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
COPY . .
RUN npx nx run database:build --outputStyle=static \
 && node tools/runtime-packages.mjs database /out

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /out ./
USER node
ENTRYPOINT ["node", "--enable-source-maps", "main.js"]
CMD ["migrate"]
