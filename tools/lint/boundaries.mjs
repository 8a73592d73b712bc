// Who may know whom: the table of docs/architecture.md, as constraints on project tags. There is no line for "everything".
const DOMAINS = {
  dealers: [],
  identity: ['dealers'],
  catalogue: ['dealers'],
  terminals: ['dealers'],
  pricing: ['dealers', 'catalogue'],
  inventory: ['dealers', 'catalogue'],
  orders: ['identity', 'dealers', 'catalogue', 'pricing', 'inventory'],
  logistics: ['dealers', 'catalogue', 'inventory', 'orders'],
  flows: ['identity', 'dealers', 'catalogue', 'terminals', 'pricing', 'inventory'],
  engagement: ['identity', 'dealers', 'orders', 'logistics', 'flows'],
  insight: [],
};

const KERNEL_PACKAGES = ['decimal.js', 'pinyin-pro'];
const SERVER_PACKAGES = ['@nestjs/*', 'fastify', '@fastify/*', 'typeorm', 'pg', 'pg-*', 'bullmq', 'ioredis', 'basic-ftp', 'pino', 'nodemailer', 'smtp-server'];
const BROWSER_PACKAGES = ['@angular/*', 'ng-zorro-antd', 'ngx-echarts', 'echarts', '@jsverse/*'];

const layer = (name, layers, more = {}) => ({ sourceTag: `layer:${name}`, onlyDependOnLibsWithTags: layers.map((tag) => `layer:${tag}`), ...more });
const app = (name, layers) => ({ sourceTag: `app:${name}`, onlyDependOnLibsWithTags: layers.map((tag) => `layer:${tag}`) });
const noBrowser = { bannedExternalImports: BROWSER_PACKAGES };
const noServer = { bannedExternalImports: SERVER_PACKAGES };

const layers = [
  layer('kernel', ['kernel'], { allowedExternalImports: KERNEL_PACKAGES }),
  layer('platform', ['platform', 'kernel'], noBrowser),
  layer('domain', ['domain', 'platform', 'kernel'], noBrowser),
  layer('integration', ['integration', 'domain', 'platform', 'kernel'], noBrowser),
  layer('ui', ['ui', 'kernel'], noServer),
  layer('api-client', ['api-client'], noServer),
  layer('tools', ['tools', 'domain', 'platform', 'kernel'], noBrowser),
];

const BACKEND = ['integration', 'domain', 'platform', 'kernel'];
const apps = [
  app('api', BACKEND),
  app('worker', BACKEND),
  app('database', BACKEND),
  app('e2e', BACKEND),
  app('sandbox', ['kernel']),
  app('agent', ['kernel']),
  { ...app('portal', ['ui', 'api-client', 'kernel']), ...noServer },
];

const domains = Object.entries(DOMAINS).map(([name, known]) => ({
  sourceTag: `domain:${name}`,
  onlyDependOnLibsWithTags: ['layer:platform', 'layer:kernel', ...[name, ...known].map((domain) => `domain:${domain}`)],
}));

export const depConstraints = [...layers, ...apps, ...domains];
