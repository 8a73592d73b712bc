// npm run bench:files -- <folder>: every file that the folder's expected.json names goes through the product's own reading
// code, each in a sandboxed process of its own, and what comes out is compared with what is expected.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { SandboxedProcess } from '@tributary/sheets';
import { type Expected, expectedIn, KINDS } from './expected';
import type { ObserveJob, ObserveReport } from './observed';
import { type Outcome, type Verdict, verdictOn } from './verdict';

const MB = 1024 ** 2;
const OUTCOMES: readonly Outcome[] = ['read', 'refused', 'wrong', 'over'];

interface Judged extends Verdict {
  readonly expected: Expected;
  readonly seconds: number;
}

async function judge(folder: string, expected: Expected): Promise<Judged> {
  const { max_seconds: seconds, max_memory_mb: megabytes } = expected.limits;
  const limits = { milliseconds: seconds * 1000, memoryBytes: megabytes * MB };
  const observer = new SandboxedProcess<ObserveJob, ObserveReport>(path.join(__dirname, 'observe.js'), limits.memoryBytes);
  const start = performance.now();
  try {
    const report = await observer.run({ path: path.resolve(folder, expected.file) }, limits);
    return { ...verdictOn(expected, report), expected, seconds: (performance.now() - start) / 1000 };
  } finally {
    observer.kill();
  }
}

function table(judged: readonly Judged[]): string {
  const line = (cells: readonly (string | number)[]): string => cells.map((cell, index) => (index === 0 ? String(cell).padEnd(10) : String(cell).padStart(9))).join('');
  const lines = KINDS.map((kind) => {
    const ofKind = judged.filter(({ expected }) => expected.kind === kind);
    return line([kind, ...OUTCOMES.map((outcome) => ofKind.filter((one) => one.outcome === outcome).length), ofKind.length]);
  });
  const sums = OUTCOMES.map((outcome) => judged.filter((one) => one.outcome === outcome).length);
  return [line(['', 'read', 'refused', 'wrong', 'over', 'files']), ...lines, line(['all', ...sums, judged.length])].join('\n');
}

async function main([folder]: readonly string[]): Promise<void> {
  if (!folder) throw new Error('Name the folder: npm run bench:files -- <folder>');
  const judged: Judged[] = [];
  for (const expected of expectedIn(folder)) judged.push(await judge(folder, expected));
  const bad = judged.filter(({ outcome }) => outcome === 'wrong' || outcome === 'over');
  for (const { expected, outcome, why } of bad) console.log(`${outcome.padEnd(6)} ${expected.kind.padEnd(9)} ${expected.file}: ${why}`);
  console.log(table(judged));
  const slowest = judged.reduce((worst, one) => (one.seconds > worst.seconds ? one : worst));
  console.log(`slowest ${slowest.seconds.toFixed(1)} s (${slowest.expected.file})`);
  writeFileSync('dist/bench/files.json', `${JSON.stringify(judged.map(({ expected: { file, kind }, outcome, why, seconds }) => ({ file, kind, outcome, why, seconds })), null, 2)}\n`);
  process.exitCode = bad.length > 0 ? 1 : 0;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
