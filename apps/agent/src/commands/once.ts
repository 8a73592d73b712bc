import { openAgent } from '../open-agent';
import type { Surroundings } from '../surroundings';

/** One round: hear, read, send, say how it went. True when nothing is the matter. */
export async function once(around: Surroundings, acceptEmpty: boolean): Promise<boolean> {
  const { agent, close } = openAgent(around);
  try {
    await agent.beat().catch((error: unknown) => around.log.say(`the server does not answer: ${String(error)}`));
    await agent.take(acceptEmpty);
    await agent.send();
    await agent.beat();
    return agent.told === null;
  } finally {
    close();
  }
}
