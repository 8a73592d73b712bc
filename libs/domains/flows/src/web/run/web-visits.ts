import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Period } from '@tributary/kernel';
import { Clock, HostReach } from '@tributary/platform';
import type { CapturedPart } from '@tributary/sheets/open';
import type { WebSettings } from '../../feed/feed';
import { Browsers } from '../engine/browser/browsers';
import { HttpClient } from '../engine/http/http-client';
import { HttpSession, type SiteStart } from '../engine/http/http-session';
import { WEB_LIMITS, type WebLimits } from '../engine/web-limits';
import type { WebSession } from '../engine/web-session';
import { webFaults } from '../web.faults';
import { RecipeRun } from './recipe-run';
import { StepValues } from './step-values';
import type { VisitDoors } from './visit-progress';
import { VisitTime } from './visit-time';

export interface VisitWanted {
  readonly settings: WebSettings;
  readonly secret: string;
  readonly period: Period;
  readonly limits?: Partial<WebLimits>;
}

/** Makes visits to web sites; those that go on when the process stops are broken off. */
@Injectable()
export class WebVisits implements OnModuleDestroy {
  private readonly going = new Set<VisitTime>();

  constructor(
    private readonly reach: HostReach,
    private readonly browsers: Browsers,
    private readonly clock: Clock,
  ) {}

  onModuleDestroy(): void {
    for (const time of this.going) time.stop(webFaults.runStopped());
  }

  /** @throws one of `webFaults` or `runFaults`, network.host-unknown, network.host-forbidden */
  async visit({ settings, secret, period, limits: changed }: VisitWanted, doors: VisitDoors): Promise<CapturedPart[]> {
    const limits = { ...WEB_LIMITS, ...changed };
    const time = new VisitTime(limits.runMs);
    this.going.add(time);
    let session: WebSession | undefined;
    try {
      session = await unlessStopped(this.open(settings, limits, time.signal), time.signal);
      const values = new StepValues(settings.host, settings.user ?? '', secret, settings.recipe.period.format);
      return await unlessStopped(new RecipeRun({ session, recipe: settings.recipe, values, limits, doors: holding(doors, time) }).collect(period), time.signal);
    } catch (error) {
      // a browser that is closed under a step complains of that
      throw time.signal.aborted ? time.signal.reason : error;
    } finally {
      time.end();
      this.going.delete(time);
      await session?.close();
    }
  }

  private async open({ url, recipe }: WebSettings, limits: WebLimits, signal: AbortSignal): Promise<WebSession> {
    const start: SiteStart = { address: new URL(url), charset: recipe.charset ?? 'utf-8', limits };
    const pause = (): Promise<void> => this.clock.wait(recipe.delayMs ?? limits.delayMs);
    if (recipe.engine === 'browser') return this.browsers.open(start, pause, signal);
    return new HttpSession(new HttpClient(this.reach, limits, signal), start, pause);
  }
}

/** While a person is asked the clock of the visit stands. */
function holding(doors: VisitDoors, time: VisitTime): VisitDoors {
  return {
    told: (step) => doors.told(step),
    ask: async (question) => {
      time.hold();
      try {
        return await unlessStopped(doors.ask(question), time.signal);
      } finally {
        time.goOn();
      }
    },
  };
}

/** Whatever a session waits for, it waits no longer than the visit may take. */
async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stopped: (() => void) | undefined;
  const stop = new Promise<never>((_, reject) => {
    stopped = () => reject(signal.reason as Error);
    if (signal.aborted) stopped();
    else signal.addEventListener('abort', stopped, { once: true });
  });
  try {
    return await Promise.race([work, stop]);
  } finally {
    if (stopped) signal.removeEventListener('abort', stopped);
  }
}
