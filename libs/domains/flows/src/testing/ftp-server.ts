import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type BundledProgram, bundledProgram } from '@tributary/sheets/testing';

export const FTP_USER = 'dealer';
export const FTP_PASSWORD = 'pässwort';

/** A real FTP server in a process of its own (the sandbox), with one account whose files lie in `folder`. */
export interface FtpServer {
  readonly port: number;
  /** The folder /sales of the account, on this machine. */
  readonly folder: string;
  /** Where the dealers' query sites are (`/site/<user>/`), and the switches of the sandbox. */
  readonly webUrl: string;
  /** Who sells what to whom from now on. */
  tell(world: { readonly products: readonly object[]; readonly terminals: readonly object[]; readonly linesPerDay?: number }): void;
  stop(): Promise<void>;
}

export async function startFtpServer(): Promise<FtpServer> {
  const program = bundledProgram('apps/sandbox/src/main.ts');
  const home = mkdtempSync(path.join(tmpdir(), 'tributary-ftp-'));
  const dealer = { ftpUser: FTP_USER, ftpPassword: FTP_PASSWORD, code: 'D1', name: '甲', layout: 'standard', linesPerDay: 1 };
  const tell: FtpServer['tell'] = ({ products, terminals, linesPerDay = 1 }) => {
    writeFileSync(path.join(home, 'spec.json'), JSON.stringify({ seed: 1, dealers: [{ ...dealer, linesPerDay }], products, terminals }));
  };
  tell({ products: [], terminals: [] });
  const folder = path.join(home, 'ftp', FTP_USER, 'sales');
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, SANDBOX_DIR: home, SANDBOX_PORT: '0', SANDBOX_FTP_PORT: '0', SANDBOX_SMTP_PORT: '0', SANDBOX_ROUTINE: 'off' };
  const child = spawn(process.execPath, [program.file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return { ...(await addressesOf(child)), folder, tell, stop: () => stop(child, program, home) };
}

async function addressesOf(child: ChildProcess): Promise<Pick<FtpServer, 'port' | 'webUrl'>> {
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const [, webUrl, port] = /page (http:\/\/[\d.:]+), FTP ftp:\/\/127\.0\.0\.1:(\d+)/.exec(line) ?? [];
    if (webUrl && port) return { webUrl, port: Number(port) };
  }
  throw new Error('The FTP server ended before it listened.');
}

async function stop(child: ChildProcess, program: BundledProgram, home: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  program.remove();
  rmSync(home, { recursive: true, force: true });
}
