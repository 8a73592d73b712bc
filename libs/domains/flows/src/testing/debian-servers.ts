import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether a real server of Debian's can run here. Where tests are the judge (CI), a missing one is a failure and no excuse. */
export function canRun(...programs: string[]): boolean {
  const missing = programs.filter((program) => !existsSync(program));
  const can = missing.length === 0 && process.getuid?.() === 0;
  if (!can && process.env['CI']) throw new Error(`Not on this machine: ${missing.join(', ') || 'root'}; the tests need it.`);
  if (!can) process.stderr.write(`Left out, because this machine has no ${missing.join(', ') || 'root'}: tests against real servers.\n`);
  return can;
}

/** A folder of its own with a self-signed certificate for localhost, and processes that end with the test. */
export class DebianServers {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'tributary-servers-'));
  readonly certificate = path.join(this.folder, 'cert.pem');
  readonly key = path.join(this.folder, 'key.pem');
  private readonly running: ChildProcess[] = [];
  private readonly users: string[] = [];

  constructor() {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, '-keyout', this.key, '-out', this.certificate], { stdio: 'ignore' });
    execFileSync('chmod', ['755', this.folder]);
  }

  /** An account of the system with a home below the folder. */
  addUser(password: string): { user: string; home: string } {
    const user = `trib${process.pid}x${this.users.length}`;
    const home = path.join(this.folder, user);
    mkdirSync(home);
    const hash = execFileSync('openssl', ['passwd', '-6', password]).toString().trim();
    execFileSync('useradd', ['-M', '-d', home, '-s', '/bin/bash', '-p', hash, user]);
    this.users.push(user);
    execFileSync('chown', ['-R', user, home]);
    return { user, home };
  }

  write(name: string, content: string): string {
    const file = path.join(this.folder, name);
    writeFileSync(file, content);
    return file;
  }

  /** Starts a program that stays in the foreground and waits until it listens. */
  async start(port: number, program: string, ...options: string[]): Promise<ChildProcess> {
    const child = spawn(program, options, { stdio: 'ignore' });
    this.running.push(child);
    await listening(port, child);
    return child;
  }

  async stop(): Promise<void> {
    for (const child of this.running) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    for (const user of this.users) execFileSync('userdel', [user], { stdio: 'ignore' });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

const TRIES = 200;
const BETWEEN_MS = 50;

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    if (child.exitCode !== null) throw new Error(`The server for port ${port} ended with ${child.exitCode}.`);
    const socket = connect(port, '127.0.0.1');
    const answered = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false);
    socket.destroy();
    if (answered) return;
    await pause(BETWEEN_MS);
  }
  throw new Error(`Nobody listens on port ${port}.`);
}
