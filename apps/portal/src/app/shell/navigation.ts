import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import type { IconName } from '@tributary/ui';
import type { Permission } from '../core/session/permission';
import { filter, map } from 'rxjs';
import { Session } from '../core/session/session';

export interface NavigationItem {
  readonly link: string;
  /** Text key. */
  readonly label: string;
  readonly icon: IconName;
  /** Only for those who order themselves. */
  readonly buyersOnly?: boolean;
  /** Only for a dealer's people: it is about their own. */
  readonly dealersOnly?: boolean;
  /** Only for those who see prices: it is about nothing else. */
  readonly priced?: boolean;
  /** Any one of these shows it; none: everybody sees it. */
  readonly anyOf: readonly Permission[];
}

interface NavigationGroup {
  readonly label: string;
  readonly items: readonly NavigationItem[];
}

const groups: readonly NavigationGroup[] = [
  {
    label: 'nav.group.work',
    items: [
      { link: '/', label: 'nav.home', icon: 'home', anyOf: [] },
      { link: '/orders/new', label: 'nav.newOrder', icon: 'basket', anyOf: ['orders.place'], buyersOnly: true },
      { link: '/order-desk', label: 'desk.title', icon: 'check', anyOf: ['orders.desk'] },
      { link: '/orders', label: 'nav.orders', icon: 'orders', anyOf: ['orders.read'] },
      { link: '/shipments', label: 'nav.shipments', icon: 'truck', anyOf: ['logistics.read'] },
      { link: '/returns', label: 'returns.title', icon: 'undo', anyOf: ['orders.read'] },
      { link: '/stock', label: 'nav.stock', icon: 'stock', anyOf: ['inventory.read'] },
      { link: '/production-plans', label: 'plan.title', icon: 'factory', anyOf: ['inventory.plan'] },
      { link: '/orders/quick', label: 'nav.quickEntry', icon: 'copy', anyOf: ['orders.place'], buyersOnly: true },
      { link: '/orders/templates', label: 'templates.title', icon: 'file', anyOf: ['orders.place'], buyersOnly: true },
    ],
  },
  {
    label: 'nav.group.flow',
    items: [
      { link: '/insight', label: 'nav.insight', icon: 'chart', anyOf: ['insight.read'] },
      { link: '/insight/stock', label: 'flowDesk.stock.title', icon: 'stock', anyOf: ['insight.read'] },
      { link: '/flow-desk', label: 'flowDesk.title', icon: 'check', anyOf: ['flows.read'] },
      { link: '/feeds', label: 'nav.feeds', icon: 'feed', anyOf: ['flows.read'] },
      { link: '/own-flow', label: 'ownFlow.title', icon: 'flow', anyOf: ['flows.own.read'], dealersOnly: true },
      { link: '/flow-uploads', label: 'flowUpload.title', icon: 'file', anyOf: ['flows.upload'] },
      { link: '/agents', label: 'agents.title', icon: 'swap', anyOf: ['flows.read', 'flows.upload'] },
      { link: '/layouts', label: 'layouts.title', icon: 'eye', anyOf: ['flows.operate'] },
      { link: '/unmatched-names', label: 'nav.unmatchedNames', icon: 'match', anyOf: ['flows.read'] },
      { link: '/web-questions', label: 'webRecipes.ask.title', icon: 'lock', anyOf: ['flows.operate'] },
      { link: '/mails', label: 'mails.title', icon: 'file', anyOf: ['flows.read'] },
      { link: '/archive-roots', label: 'archiveRoots.title', icon: 'file', anyOf: ['flows.archive.read'] },
      { link: '/flow-entries', label: 'nav.flowEntries', icon: 'flow', anyOf: ['flows.read'] },
    ],
  },
  {
    label: 'nav.group.masterData',
    items: [
      { link: '/dealers', label: 'nav.dealers', icon: 'dealers', anyOf: ['dealers.read'] },
      { link: '/terminals', label: 'nav.terminals', icon: 'pin', anyOf: ['terminals.read'] },
      { link: '/price-lists', label: 'nav.priceLists', icon: 'price', anyOf: ['pricing.lists.read', 'pricing.manage'] },
      { link: '/credit-accounts', label: 'credit.title', icon: 'credit', anyOf: ['orders.credit', 'orders.desk', 'orders.place'], priced: true },
      { link: '/approval-rules', label: 'rules.title', icon: 'rules', anyOf: ['orders.rules'], priced: true },
      { link: '/catalogue', label: 'nav.catalogue', icon: 'catalogue', anyOf: ['catalogue.read'] },
      { link: '/promotions', label: 'promotionList.title', icon: 'promotion', anyOf: ['pricing.promote'] },
      { link: '/expense-budgets', label: 'budgetList.title', icon: 'budget', anyOf: ['pricing.promote'] },
    ],
  },
  {
    label: 'nav.group.administration',
    items: [
      { link: '/users', label: 'nav.users', icon: 'users', anyOf: ['identity.users.read'] },
      { link: '/api-keys', label: 'apiKeys.title', icon: 'lock', anyOf: ['identity.keys.manage'] },
      { link: '/access-groups', label: 'groups.title', icon: 'lock', anyOf: ['identity.groups.read'] },
      { link: '/acting-records', label: 'acting.list.title', icon: 'swap', anyOf: ['identity.acting.read'] },
      { link: '/audit-entries', label: 'nav.auditEntries', icon: 'audit', anyOf: ['identity.audit.read'] },
    ],
  },
];

const BOTTOM_ITEMS = 4;

/** What this person may go to. */
@Injectable({ providedIn: 'root' })
export class Navigation {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );

  readonly groups = computed(() =>
    groups
      .map((group) => ({ ...group, items: group.items.filter((item) => this.shows(item)) }))
      .filter((group) => group.items.length > 0),
  );
  /** The first few, for the bar at the bottom of a phone. */
  readonly bottom = computed(() => this.groups().flatMap((group) => group.items).slice(0, BOTTOM_ITEMS));
  /** The place that the address belongs to: the longest link that it starts with. */
  readonly here = computed(() => placeOf(this.path(), this.groups().flatMap((group) => group.items)));

  private shows(item: NavigationItem): boolean {
    if (item.buyersOnly && !this.session.buys()) return false;
    if (item.dealersOnly && this.session.organisation()?.kind !== 'dealer') return false;
    if (item.priced && !this.session.seesPrices()) return false;
    return item.anyOf.length === 0 || this.session.may(...item.anyOf);
  }
}

/** '/orders/12?x=1' belongs to '/orders', '/orders/new' to itself, and '/' only to '/'. */
export function placeOf(url: string, items: readonly NavigationItem[]): string | null {
  const path = url.split(/[?#]/)[0] ?? '';
  const within = (link: string) => path === link || (link !== '/' && path.startsWith(`${link}/`));
  const links = items.map((item) => item.link).filter(within);
  return links.sort((a, b) => b.length - a.length)[0] ?? null;
}
