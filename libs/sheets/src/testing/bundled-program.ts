import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Everything here is started at the top of the repository. */
const ROOT = process.cwd();

export interface BundledProgram {
  /** Path of the JavaScript file. */
  readonly file: string;
  remove(): void;
}

/** Builds a TypeScript program of this repository as it is built for deployment; below the root, where it finds its packages, or `whole`, with them. */
export function bundledProgram(source: string, whole = false): BundledProgram {
  mkdirSync(path.join(ROOT, '.data/test'), { recursive: true });
  const folder = mkdtempSync(path.join(ROOT, '.data/test/program-'));
  const build = `const { bundleFile } = await import('./tools/bundle.mjs'); await bundleFile(process.argv[1], process.argv[2], { whole: process.argv[3] === 'whole' });`;
  execFileSync(process.execPath, ['--input-type=module', '-e', build, '--', source, folder, whole ? 'whole' : ''], { cwd: ROOT });
  return { file: path.join(folder, 'main.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The program of `SmallTableReader`; its file is `tableProgram` of the configuration. */
export const bundledTableProgram = (): BundledProgram => bundledProgram('libs/sheets/src/table/small-table.main.ts');
