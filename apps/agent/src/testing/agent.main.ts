import { enrol } from '../commands/enrol';
import { once } from '../commands/once';
import { Home } from '../home';
import { Log } from '../log';

/** Kills the program before it writes for that time: the way a machine dies. */
class DyingHome extends Home {
  constructor(
    folder: string,
    private writes: number,
  ) {
    super(folder);
  }

  override write(name: string, content: string | Uint8Array): void {
    this.writes -= 1;
    if (this.writes === 0) process.kill(process.pid, 'SIGKILL');
    super.write(name, content);
  }
}

/** The agent under test: `<home> <clock> <die at write, 0: never> enrol <server> <code> | once [--accept-empty]`. */
async function main([folder = '', clock = '', dieAt = '0', command, ...rest]: readonly string[]): Promise<number> {
  const home = new DyingHome(folder, Number(dieAt));
  const around = { home, log: new Log(home), now: () => new Date(clock) };
  if (command === 'enrol') {
    await enrol(around, rest[0] ?? '', rest[1] ?? '');
    return 0;
  }
  return (await once(around, rest.includes('--accept-empty'))) ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
