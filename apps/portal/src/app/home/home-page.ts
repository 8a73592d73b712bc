import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalNamePipe, Now, PageHeader, TIME_ZONE } from '@tributary/ui';
import { Session } from '../core/session/session';
import { BuyerHome } from './buyer-home';
import { FlowHome } from './flow-home';
import { InsightHome } from './insight-home';
import { ReturnsHome } from './returns-home';
import { SellerHome } from './seller-home';

/** What this person came for, at a glance. */
@Component({
  selector: 'app-home-page',
  imports: [BuyerHome, FlowHome, InsightHome, LocalNamePipe, PageHeader, ReturnsHome, SellerHome, TranslocoPipe],
  template: `
    <tb-page-header [heading]="'home.greeting.' + greeting() | transloco: { name: session.user()?.name }">
      <p tbUnder class="quiet">{{ session.organisation() | tbName }}</p>
    </tb-page-header>
    <div class="stack">
      @if (session.buys()) {
        <app-buyer-home />
      }
      @if (session.sells()) {
        <app-seller-home />
      }
      @if (session.may('orders.read')) {
        <app-returns-home />
      }
      @if (session.may('flows.operate', 'flows.resolve')) {
        <app-flow-home />
      }
      @if (session.may('insight.read')) {
        <app-insight-home />
      }
    </div>
  `,
})
export class HomePage {
  protected readonly session = inject(Session);
  private readonly now = inject(Now).value;
  protected readonly greeting = computed(() => greetingAt(this.now()));
}

/** By Shanghai's clock. */
export function greetingAt(now: Date): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: TIME_ZONE }).format(now));
  if (hour >= 5 && hour < 12) return 'morning';
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}
