import { hostname } from 'node:os';
import { keyId, learnServerKeys, newKeyPair, signText } from '@tributary/agent-wire';
import { machineHash, writeIdentity } from '../identity';
import { ServerDoor } from '../send/server-door';
import { serverOf, SETTINGS_FILE } from '../settings';
import { OnlyOne } from '../spool/only-one';
import type { Surroundings } from '../surroundings';
import { VERSION } from '../version';

const SAMPLE = {
  database: { kind: 'mysql', host: '127.0.0.1', port: 3306, user: 'tributary_ro', database: 'erp', passwordFile: '/etc/tributary-agent/password' },
};

/** Makes a key on this machine and has it accepted for a code. The settings are written where there are none. */
export async function enrol({ home, log }: Surroundings, server: string, code: string): Promise<void> {
  const address = serverOf(server);
  const lock = OnlyOne.in(home);
  try {
    const { publicKey, privateKey } = newKeyPair();
    const text = JSON.stringify({ code: code.trim(), publicKey, machine: machineHash(), host: hostname().slice(0, 200), version: VERSION });
    const { agentId, generation, orders } = await new ServerDoor(address).enrol(text, signText(privateKey, 'enrolment', text));
    writeIdentity(home, { agentId, generation, publicKey, privateKey, serverKeys: serverKeysOf(orders.keys, code) });
    home.write('orders.json', JSON.stringify({ since: orders.since, feeds: orders.feeds }));
    if (!home.has(SETTINGS_FILE)) home.write(SETTINGS_FILE, `${JSON.stringify({ server: address, ...SAMPLE }, null, 2)}\n`);
    log.say(`enrolled as agent ${agentId} (${generation}); now fill in ${home.path(SETTINGS_FILE)} and run "check" (已注册，请填写配置后运行 check)`);
  } finally {
    lock.release();
  }
}

/** The code names the server's key: so nobody on the way can put in another. */
function serverKeysOf(keys: Parameters<typeof learnServerKeys>[0], code: string): readonly string[] {
  const named = code.trim().split('-').at(-1);
  const { keys: told } = JSON.parse(keys.text) as { keys: string[] };
  const known = told.filter((key) => keyId(key) === named);
  return learnServerKeys(keys, known);
}
