import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './commands/check';
import { enrol } from './commands/enrol';
import { once } from './commands/once';
import { run } from './commands/run';
import { show, status } from './commands/show';
import { Home } from './home';
import { Log } from './log';
import { VERSION } from './version';

const USAGE = `tributary-agent ${VERSION}

  enrol <server> <code>   accept the code of head office (注册)
  check                   try server, database and account, take nothing (检查)
  run                     go on until stopped (运行)
  once [--accept-empty]   one round (运行一次)
  status                  how things stand (状态)
  show [batch]            what was taken (查看已采集的数据)

  --home <folder>         where its files are; or TRIBUTARY_AGENT_HOME (default: ${path.join('~', '.tributary-agent')})`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { home: { type: 'string' }, 'accept-empty': { type: 'boolean', default: false } } });
  const [command, ...rest] = positionals;
  const home = new Home(path.resolve(values.home ?? process.env['TRIBUTARY_AGENT_HOME'] ?? path.join(homedir(), '.tributary-agent')));
  const around = { home, log: new Log(home), now: () => new Date() };
  switch (command) {
    case 'enrol':
      if (rest.length !== 2) break;
      await enrol(around, rest[0] ?? '', rest[1] ?? '');
      return 0;
    case 'check':
      return (await check(around)) ? 0 : 1;
    case 'once':
      return (await once(around, values['accept-empty'])) ? 0 : 1;
    case 'run':
      await run(around, stopSignal());
      return 0;
    case 'status':
      console.log(status(home));
      return 0;
    case 'show':
      console.log(show(home, rest[0] === undefined ? undefined : Number(rest[0])));
      return 0;
  }
  console.log(USAGE);
  return command === undefined ? 0 : 2;
}

function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
