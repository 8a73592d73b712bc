// npm run killed [-- <orders of each buyer>]: an API that is killed amid submissions has every acknowledged order once; the long form of a spec of apps/e2e.
import { passOn } from './pass-on.mjs';

export const killed = async (root, [each = '100']) => {
  const built = await passOn('nx', ['run-many', '-t', 'build', '--outputStyle=static']);
  if (built !== 0) return built;
  process.env.KILLED_ORDERS_EACH = each;
  return passOn('jest', ['-c', 'tools/jest/e2e.cjs', 'api-killed']);
};
