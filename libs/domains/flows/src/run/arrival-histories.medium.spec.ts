import { arrivalHistory } from '../testing/arrival-history';
import { HistoryRunner } from '../testing/history-runner';

/** The long form: ARRIVAL_HISTORIES=10000, by `npm run histories`. */
const HISTORIES = Number(process.env['ARRIVAL_HISTORIES'] ?? 16);
const SEED = Number(process.env['ARRIVAL_SEED'] ?? 20_261_126);
/** So many side by side, each in a database of its own. */
const LANES = Number(process.env['ARRIVAL_LANES'] ?? 2);
/** About one in fifteen histories. */
const CHANCES = { death: 0.015 };
/** A long form takes as long as it takes. */
const PATIENCE_MS = 10_000 + HISTORIES * 4_000;

let runners: HistoryRunner[] = [];
beforeAll(async () => {
  runners = await Promise.all(Array.from({ length: LANES }, () => HistoryRunner.start()));
}, PATIENCE_MS);
afterAll(() => Promise.all(runners.map((runner) => runner.stop())));

describe('whatever happens to files on their way', () => {
  it(`the ledger is the same, in ${HISTORIES} histories`, async () => {
    const wrong: unknown[] = [];
    const lane = async (runner: HistoryRunner, index: number): Promise<void> => {
      for (let seed = SEED + index; seed < SEED + HISTORIES; seed += LANES) {
        const history = arrivalHistory(seed, CHANCES);
        const ledger = await runner.ledgerAfter(history);
        if (ledger.join('\n') !== history.ledger.join('\n')) wrong.push({ seed, ledger, expected: history.ledger });
      }
    };
    await Promise.all(runners.map(lane));
    const deaths = runners.reduce((sum, runner) => sum + runner.deaths, 0);
    process.stdout.write(`${HISTORIES} histories from seed ${SEED}: ${wrong.length} wrong, ${deaths} workers died\n`);
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(deaths).toBeGreaterThan(0);
  }, PATIENCE_MS);

  it('sums and the weights of names are those of the ledger', async () => {
    for (const runner of runners) expect([await runner.brokenSums(), await runner.staleWeights()]).toEqual([[], []]);
  });
});
