// npm run killed [-- <orders of each buyer>]: an API that is killed amid submissions has every acknowledged order once, and a worker that
// is killed amid its feed leaves the ledger of an undisturbed one; the long forms of specs of apps/e2e and of flows.
import { passOn } from './pass-on.mjs';

export const killed = async (root, [each = '100']) => {
  const built = await passOn('nx', ['run-many', '-t', 'build', '--outputStyle=static']);
  if (built !== 0) return built;
  process.env.KILLED_ORDERS_EACH = each;
  process.env.KILLED_WORKERS = 'long';
  const api = await passOn('jest', ['-c', 'tools/jest/e2e.cjs', 'api-killed']);
  return api || passOn('jest', ['-c', 'tools/jest/medium.cjs', 'libs/domains/flows/src/run/worker-killed']);
};
