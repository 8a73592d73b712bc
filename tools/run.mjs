// The other npm commands, under the pinned Node: npm run seed | database | bench | bench:files | fuzz | build | lint | typecheck | api-client
import { bootstrap, root, whenParentDies } from './bootstrap.mjs';

await bootstrap(import.meta.url);

const { commands } = await import('./commands/index.mjs');

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
whenParentDies(() => process.exit(1));
try {
  if (!command) throw new Error(`There is no command "${name}": use one of ${Object.keys(commands).join(', ')}.`);
  process.exit(await command(root, args));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
