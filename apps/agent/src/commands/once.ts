import type { Home } from '../home';
import type { Log } from '../log';
import { openAgent } from '../open-agent';

/** One round: hear, read, send, say how it went. True when nothing is the matter. */
export async function once(home: Home, log: Log, acceptEmpty: boolean): Promise<boolean> {
  const { agent, close } = openAgent(home, log);
  try {
    await agent.beat().catch((error: unknown) => log.say(`the server does not answer: ${String(error)}`));
    await agent.take(acceptEmpty);
    await agent.send();
    await agent.beat();
    return agent.told === null;
  } finally {
    close();
  }
}
