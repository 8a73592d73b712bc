import 'reflect-metadata';
import { migrate } from './migrate';
import { reset } from './reset';

const commands: Record<string, (args: string[]) => Promise<void>> = {
  migrate,
  reset,
  check: async () => (await import('./check')).check(),
  accounts: async () => (await import('./accounts')).accounts(),
  // loads the domains, which the others do without
  seed: async (args) => (await import('./seed')).seed(args),
};

async function main([name = '', ...args]: string[]): Promise<void> {
  const command = commands[name];
  if (!command) throw new Error(`Unknown command "${name}". Use one of: ${Object.keys(commands).join(', ')}.`);
  await command(args);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
