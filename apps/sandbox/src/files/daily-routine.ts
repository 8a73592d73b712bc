import { existsSync } from 'node:fs';
import path from 'node:path';
import { addDays, shanghaiToday } from '@tributary/kernel';
import type { SandboxWorld } from '../spec/sandbox-world';
import type { DealerDrop } from './dealer-drop';
import { salesFileName } from './sales-file';

/** Every dealer's clerk, once a day: yesterday's sales lie in the folder unless they were sent already. */
export function sendYesterday(world: SandboxWorld, drops: DealerDrop, now: Date): number {
  const date = addDays(shanghaiToday(now), -1);
  const late = world.spec.dealers.filter((dealer) => !existsSync(path.join(world.homeOf(dealer), 'sales', salesFileName(dealer, date))));
  for (const dealer of late) drops.drop(dealer, date, 'normal');
  return late.length;
}
