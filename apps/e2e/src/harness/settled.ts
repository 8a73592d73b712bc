import type { Page } from 'playwright-core';

/** A busy machine is no fault of the page. */
const PATIENCE = { timeout: 60_000 };
/** A chart follows the width of its place a little later than the rest. */
const DRAWN = `[...document.querySelectorAll('[_echarts_instance_]')].every((host) => Math.abs(host.clientWidth - (host.querySelector('canvas')?.offsetWidth ?? host.clientWidth)) < 2)`;
const A_MOMENT = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))))';

/** Waits for what a page waits for, however long or short that is: answers of the server, and what is drawn from them. */
export class Settling {
  private readonly open = new Set<object>();

  /** From now on; requests that were under way before are not known. */
  constructor(private readonly page: Page) {
    // a stream of events is open for good
    page.on('request', (request) => request.resourceType() !== 'eventsource' && this.open.add(request));
    page.on('requestfinished', (request) => this.open.delete(request));
    page.on('requestfailed', (request) => this.open.delete(request));
  }

  /** The place has its component, nothing is asked for, nothing is a placeholder: twice in succession, for one thing leads to another. */
  async settled(): Promise<void> {
    await this.page.locator('#main > router-outlet + *').first().waitFor({ state: 'attached', ...PATIENCE });
    for (let quiet = 0; quiet < 2; ) {
      await this.page.locator('tb-skeleton').first().waitFor({ state: 'detached', ...PATIENCE });
      const drawn = await this.page.evaluate<boolean>(`${A_MOMENT}.then(() => ${DRAWN} && !document.querySelector('tb-skeleton'))`);
      quiet = drawn && this.open.size === 0 ? quiet + 1 : 0;
    }
  }
}
