import { Agent } from './agent';
import { readIdentity } from './identity';
import { ServerDoor } from './send/server-door';
import { readSettings } from './settings';
import { OnlyOne } from './spool/only-one';
import { Spool } from './spool/spool';
import type { Surroundings } from './surroundings';

export interface OpenedAgent {
  readonly agent: Agent;
  readonly spool: Spool;
  close(): void;
}

/** The agent of this folder, alone. @throws Error when it is not enrolled, or runs already */
export function openAgent({ home, log, now }: Surroundings): OpenedAgent {
  const settings = readSettings(home);
  const identity = readIdentity(home);
  if (!identity) throw new Error('The agent is not enrolled yet: run "enrol" with the code (尚未注册，请先运行 enrol).');
  const lock = OnlyOne.in(home);
  const spool = new Spool(home, identity.generation);
  const agent = new Agent({ home, settings, identity, spool, log, now, door: new ServerDoor(settings.server) });
  return { agent, spool, close: () => lock.release() };
}
