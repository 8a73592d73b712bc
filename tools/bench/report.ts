import { mkdirSync, writeFileSync } from 'node:fs';

/** Two sides of one run, in the same unit; for rates, a ratio above 1 means that ours is faster. */
export interface Measurement {
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
  readonly unit: string;
}

/** Prints the line of a benchmark and leaves it as dist/bench/<name>.json. `ratio` is ours / reference. */
export function report({ name, ours, reference, unit }: Measurement): void {
  const ratio = ours / reference;
  console.log(`${name}: ours ${round(ours)} ${unit}, reference ${round(reference)} ${unit}, ratio ${round(ratio)}`);
  mkdirSync('dist/bench', { recursive: true });
  writeFileSync(`dist/bench/${name}.json`, `${JSON.stringify({ name, ours, reference, ratio, unit }, null, 2)}\n`);
}

/** Seconds that `work` takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function round(value: number): string {
  return value.toPrecision(3);
}
