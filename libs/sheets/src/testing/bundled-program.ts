import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Everything here is started at the top of the repository. */
const ROOT = process.cwd();
const MAIN = 'main.js';

export interface BundledProgram {
  /** Path of the JavaScript file. */
  readonly file: string;
  remove(): void;
}

/**
 * Builds a TypeScript program of this repository as it is built for deployment; below the root, where it finds its packages, or `whole`,
 * with them. A run of tests that has a folder for that (TEST_PROGRAMS) builds each once.
 */
export function bundledProgram(source: string, whole = false): BundledProgram {
  const shared = process.env['TEST_PROGRAMS'];
  if (!shared) {
    const folder = build(source, whole);
    return { file: path.join(folder, MAIN), remove: () => rmSync(folder, { recursive: true, force: true }) };
  }
  const folder = path.join(shared, `${source.replaceAll(/\W/g, '-')}${whole ? '-whole' : ''}`);
  if (!existsSync(folder)) takePlace(build(source, whole), folder);
  return { file: path.join(folder, MAIN), remove: () => undefined };
}

function build(source: string, whole: boolean): string {
  const parent = path.join(ROOT, '.data/test');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'program-'));
  const program = `const { bundleFile } = await import('./tools/bundle.mjs'); await bundleFile(process.argv[1], process.argv[2], { whole: process.argv[3] === 'whole' });`;
  execFileSync(process.execPath, ['--input-type=module', '-e', program, '--', source, folder, whole ? 'whole' : ''], { cwd: ROOT });
  return folder;
}

/** Another process may have built the same meanwhile; then that one is as good. */
function takePlace(built: string, folder: string): void {
  try {
    renameSync(built, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(built, { recursive: true, force: true });
  }
}

/** The program of `SmallTableReader`; its file is `tableProgram` of the configuration. */
export const bundledTableProgram = (): BundledProgram => bundledProgram('libs/sheets/src/table/small-table.main.ts');
