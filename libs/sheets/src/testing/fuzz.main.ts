// npm run fuzz [-- <rounds> <seed>]: mutates one file of each kind so many times and opens each as the product does. Prints
// what was neither read nor refused in words within time and memory; the spec hostile-files does the same in short.
import { fuzz } from './fuzz';
import { HostileOpener } from './hostile';

async function main([rounds = '500', seed = '1', only]: readonly string[]): Promise<void> {
  const opener = new HostileOpener();
  const endings = new Map<string, number>();
  let bad = 0;
  try {
    for await (const { kind, round, code, seconds } of fuzz(opener, Number(rounds), Number(seed), only)) {
      const key = `${kind}: ${code ?? 'read'}`;
      endings.set(key, (endings.get(key) ?? 0) + 1);
      const isBad = code === 'sheets.unreadable' || code?.startsWith('sheets.reader-');
      if (isBad) console.log(`bad  ${kind}, round ${round}: ${code} after ${seconds.toFixed(1)} s`);
      if (isBad) bad += 1;
    }
  } finally {
    opener.stop();
  }
  for (const [key, count] of [...endings].sort()) console.log(`${String(count).padStart(7)}  ${key}`);
  process.exitCode = bad > 0 ? 1 : 0;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
