import { enrol } from '../commands/enrol';
import { once } from '../commands/once';
import { Home } from '../home';
import { Log } from '../log';

/** What the parent asks for: the agent of this folder, at this time of its machine; with `dieAt` it is killed before it writes for that time. */
interface Order {
  readonly home: string;
  readonly clock: string;
  readonly dieAt: number;
  readonly command: readonly ['enrol', string, string] | readonly ['once', boolean];
}

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

/** Each order is a start of the agent, which knows only what its folder holds. */
async function obey({ home: folder, clock, dieAt, command }: Order): Promise<{ code: number; said: string }> {
  const home = new DyingHome(folder, dieAt);
  let said = '';
  const around = { home, log: new Log(home, (line) => (said += `${line}\n`)), now: () => new Date(clock) };
  try {
    if (command[0] === 'enrol') await enrol(around, command[1], command[2]);
    const isWell = command[0] === 'enrol' || (await once(around, command[1]));
    return { code: isWell ? 0 : 1, said };
  } catch (error) {
    return { code: 2, said: `${said}${error instanceof Error ? error.message : String(error)}` };
  }
}

process.on('message', (order: Order) => void obey(order).then((answer) => process.send?.(answer)));
process.once('disconnect', () => process.exit(0));
