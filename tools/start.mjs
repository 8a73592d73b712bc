// npm start: from a fresh clone to a running portal with demo data. Options: --company pharma (another demo company, with data of its own),
// --fresh (forget the data of the company first).
import { mkdirSync } from 'node:fs';
import { bootstrap, root, whenParentDies } from './bootstrap.mjs';

await bootstrap(import.meta.url);

const { claim } = await import('./start/lock.mjs');
const { forgetData } = await import('./start/fresh.mjs');
const { bringUp } = await import('./start/bring-up.mjs');
const { companyOf, dataOf } = await import('./start/companies.mjs');
const { accountLines } = await import('./start/accounts.mjs');

const started = [];
let stopping;
/** Everything that was started, services before the servers that they use. */
const stopAll = async (code) => {
  stopping ??= (async () => {
    const servers = started.filter(({ isServer }) => isServer);
    await Promise.all(started.filter(({ isServer }) => !isServer).map((service) => service.stop()));
    await Promise.all(servers.map((server) => server.stop()));
    process.exit(code);
  })();
  return stopping;
};
const giveUp = (error) => {
  if (stopping) return stopping;
  console.error(`\nTributary cannot run: ${error.message}`);
  return stopAll(1);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!stopping) console.log('\nStopping …');
    void stopAll(0);
  });
}
whenParentDies(() => void stopAll(1));

/** Registers what was started for the stop, and watches over it: the end of one is the end of all. */
const keep = (service, isServer) => {
  started.push({ ...service, isServer });
  service.child?.once('exit', () => {
    if (!stopping) void giveUp(service.ended?.() ?? new Error('a server that it rests on ended; its log is in the data folder.'));
  });
  return service;
};

try {
  const { company } = companyOf(process.argv.slice(2));
  const lock = claim(root);
  lock.tell({ company });
  if (process.argv.includes('--fresh')) forgetData(root, company);
  mkdirSync(dataOf(root, company), { recursive: true });
  const { address, accounts } = await bringUp({ root, company, keep, tell: lock.tell });
  console.log(`\nREADY ${address}\n\nDemo accounts (account, password, who):\n${accountLines(accounts).join('\n')}\n\nCtrl-C stops everything that was started here.`);
} catch (error) {
  await giveUp(error);
}
