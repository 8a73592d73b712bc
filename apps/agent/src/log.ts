import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import type { Home } from './home';

const FILE = 'agent.log';
const LONGEST = 2 * 1024 ** 2;

/** Says what the agent does, on the screen and in a file that does not grow for ever. Nothing secret passes here. */
export class Log {
  constructor(
    private readonly home: Home,
    private readonly screen: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
  ) {}

  say(text: string): void {
    const line = `${new Date().toISOString()} ${text.replace(/[\r\n]+/g, ' ')}`;
    this.screen(line);
    const file = this.home.path(FILE);
    if (existsSync(file) && statSync(file).size > LONGEST) renameSync(file, `${file}.1`);
    appendFileSync(file, `${line}\n`, { mode: 0o600 });
  }
}
