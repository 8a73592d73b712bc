import { openAgent } from '../open-agent';
import type { Surroundings } from '../surroundings';

/** Tries everything and takes nothing: server, database, account. True when all is well. */
export async function check(around: Surroundings): Promise<boolean> {
  const { log } = around;
  const { agent, close } = openAgent(around);
  try {
    await agent.beat();
    log.say('server: well (服务器：正常)');
    const { writable } = await agent.look();
    if (agent.told) return false;
    log.say('database: well (数据库：正常)');
    if (writable) log.say('warning: the account could change the database; use a read-only one (警告：该账号可以修改数据库，建议改用只读账号)');
    return true;
  } finally {
    close();
  }
}
