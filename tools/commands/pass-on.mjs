// Runs a program in the terminal of this process.
import { own } from '../infra/child.mjs';

/** Resolves to the program's exit code. */
export const passOn = (command, args, env = process.env) => new Promise((resolve, reject) => {
  const child = own(command, args, { detached: false, stdio: 'inherit', env });
  child.once('error', reject);
  child.once('exit', (code) => resolve(code ?? 1));
});
