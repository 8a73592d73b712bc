import { existsSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { type Config, CONFIG, HostReach } from '@tributary/platform';
import type { Browser } from 'playwright-core';
import type { SiteStart } from '../http/http-session';
import type { WebSession } from '../web-session';
import { webFaults } from '../../web.faults';
import { BrowserSession } from './browser-session';
import { GuardProxy } from './guard-proxy';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Everything goes through our proxy, names are not looked up past it, and nothing is asked of the browser's maker. */
const OPTIONS = [
  '--disable-dev-shm-usage', '--disable-background-networking', '--proxy-bypass-list=<-loopback>', '--force-webrtc-ip-handling-policy=disable_non_proxied_udp', '--disable-quic',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** Starts Chromium for one visit at a time; each visit has one of its own, which knows nothing of the others. */
@Injectable()
export class Browsers {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reach: HostReach,
  ) {}

  /** @throws flows.browser-missing, flows.browser-broken, or the reason why `signal` stopped the visit */
  async open(start: SiteStart, pause: () => Promise<void>, signal: AbortSignal): Promise<WebSession> {
    const proxy = await GuardProxy.start(this.reach);
    let browser: Browser | undefined;
    const close = async (): Promise<void> => {
      await browser?.close().catch(() => undefined);
    };
    try {
      browser = await this.launch(proxy.address);
      signal.throwIfAborted();
      // whoever stops the visit kills the browser with it
      signal.addEventListener('abort', () => void close(), { once: true });
      const session = await BrowserSession.on(browser, proxy, start, pause);
      signal.throwIfAborted();
      return session;
    } catch (error) {
      // nobody waits any more for a session that comes after its visit was stopped
      await close();
      await proxy.close();
      throw error;
    }
  }

  private async launch(proxy: string): Promise<Browser> {
    const executablePath = this.config.chromium ?? USUAL.find(existsSync);
    if (!executablePath || !existsSync(executablePath)) throw webFaults.browserMissing();
    const { chromium } = await import('playwright-core');
    // its own sandbox does not work for root, who runs nothing but tests and containers
    const chromiumSandbox = process.getuid?.() !== 0;
    try {
      return await chromium.launch({ executablePath, chromiumSandbox, args: OPTIONS, proxy: { server: proxy, bypass: '<-loopback>' } });
    } catch (error) {
      throw webFaults.browserBroken({ detail: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) });
    }
  }
}
