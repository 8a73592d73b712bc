// npm run histories [-- <count> <seed> <lanes>]: random histories of arrivals must end in the same ledger; the long form of a spec of flows.
import { passOn } from './pass-on.mjs';

export const histories = (root, [count = '10000', seed = '1', lanes = '2']) => {
  Object.assign(process.env, { ARRIVAL_HISTORIES: count, ARRIVAL_SEED: seed, ARRIVAL_LANES: lanes });
  return passOn('jest', ['-c', 'tools/jest/medium.cjs', 'libs/domains/flows/src/run/arrival-histories']);
};
