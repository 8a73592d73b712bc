import { setTimeout as pause } from 'node:timers/promises';
import { isUnwanted } from '../agent';
import { openAgent } from '../open-agent';
import { servePage } from '../page/local-page';
import { backOffMs } from '../send/back-off';
import { readSettings } from '../settings';
import type { Surroundings } from '../surroundings';

const MINUTE_MS = 60_000;

/** Goes on until it is told to stop. */
export async function run(around: Surroundings, stop: AbortSignal): Promise<void> {
  const { home, log } = around;
  const { everyMinutes, heartbeatSeconds, pagePort } = readSettings(home);
  const { agent, spool, close } = openAgent(around);
  let state = 'starting';
  const page = pagePort > 0 ? await servePage(spool, pagePort, () => state) : undefined;
  let failures = 0;
  let nextTake = 0;
  try {
    while (!stop.aborted) {
      try {
        await agent.beat();
        const isDue = Date.now() >= nextTake;
        if (isDue) {
          nextTake = Date.now() + everyMinutes * MINUTE_MS;
          await agent.take();
        }
        await agent.send();
        // whatever came up is told at once
        if (isDue) await agent.beat();
        failures = 0;
        state = agent.told ? `⚠ ${agent.told.code} ${JSON.stringify(agent.told.params)}` : '✓';
      } catch (error) {
        failures += 1;
        state = `⚠ ${error instanceof Error ? error.message : String(error)}`;
        log.say(`${isUnwanted(error) ? 'the server refuses this agent' : 'the server does not answer'}: ${state}`);
        // what can be read is read while nobody answers; it waits here
        if (Date.now() >= nextTake) {
          nextTake = Date.now() + everyMinutes * MINUTE_MS;
          await agent.take();
        }
      }
      await pause(failures > 0 ? Math.min(backOffMs(failures, Math.random()), heartbeatSeconds * 1000 * failures) : heartbeatSeconds * 1000, undefined, { signal: stop }).catch(() => undefined);
    }
  } finally {
    page?.close();
    close();
  }
}
