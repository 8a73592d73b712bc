import type { Route, Routes } from '@angular/router';
import type { Permission } from './core/session/permission';
import { permitted, signedIn, signedOut } from './core/session/session.guards';

/** A lazy part of the portal for those who may see it; for others the same address says what is missing. */
function part(path: string, anyOf: readonly Permission[], loadChildren: Route['loadChildren']): Routes {
  return [
    { path, canMatch: [permitted(...anyOf)], loadChildren },
    { path, title: 'app.noPermission.title', children: [{ path: '**', loadComponent: () => import('./shell/no-permission').then((m) => m.NoPermission) }] },
  ];
}

/** The same for a part that is about money and nothing else. */
function pricedPart(path: string, anyOf: readonly Permission[], loadChildren: Route['loadChildren']): Routes {
  return part(path, anyOf, loadChildren).map((route) => (route.canMatch ? { ...route, canMatch: [...route.canMatch, permitted('pricing.read')] } : route));
}

export const routes: Routes = [
  {
    path: 'sign-in',
    canActivate: [signedOut],
    title: 'signIn.title',
    loadComponent: () => import('./identity/sign-in/sign-in-page').then((m) => m.SignInPage),
  },
  { path: 'unreachable', title: 'app.unreachable.title', loadComponent: () => import('./shell/unreachable').then((m) => m.Unreachable) },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', title: 'home.title', loadComponent: () => import('./home/home-page').then((m) => m.HomePage) },
      ...part('orders', ['orders.read'], () => import('./orders/orders.routes').then((m) => m.ordersRoutes)),
      ...part('order-desk', ['orders.desk'], () => import('./orders/orders.routes').then((m) => m.orderDeskRoutes)),
      ...part('shortages', ['orders.desk'], () => import('./orders/orders.routes').then((m) => m.shortagesRoutes)),
      ...pricedPart('approval-rules', ['orders.rules'], () => import('./orders/orders.routes').then((m) => m.approvalRulesRoutes)),
      ...pricedPart('credit-accounts', ['orders.credit', 'orders.desk', 'orders.place'], () => import('./orders/orders.routes').then((m) => m.creditAccountsRoutes)),
      ...part('returns', ['orders.read'], () => import('./returns/returns.routes').then((m) => m.returnsRoutes)),
      ...part('shipments', ['logistics.read'], () => import('./logistics/logistics.routes').then((m) => m.shipmentsRoutes)),
      ...part('delivery-notes', ['logistics.read'], () => import('./logistics/logistics.routes').then((m) => m.deliveryNotesRoutes)),
      ...part('stock', ['inventory.read'], () => import('./inventory/inventory.routes').then((m) => m.inventoryRoutes)),
      ...part('production-plans', ['inventory.plan'], () => import('./inventory/production/production-plans.routes').then((m) => m.productionPlansRoutes)),
      ...part('archive-roots', ['flows.archive.read'], () => import('./flows/flows.routes').then((m) => m.archiveRootsRoutes)),
      ...part('web-questions', ['flows.operate'], () => import('./flows/flows.routes').then((m) => m.webQuestionsRoutes)),
      ...part('mails', ['flows.read'], () => import('./flows/flows.routes').then((m) => m.mailsRoutes)),
      ...part('feeds', ['flows.read'], () => import('./flows/flows.routes').then((m) => m.feedsRoutes)),
      ...part('agents', ['flows.read', 'flows.upload'], () => import('./flows/flows.routes').then((m) => m.agentsRoutes)),
      ...part('agent-templates', ['flows.read'], () => import('./flows/flows.routes').then((m) => m.agentTemplatesRoutes)),
      ...part('batches', ['flows.read'], () => import('./flows/flows.routes').then((m) => m.batchesRoutes)),
      ...part('layouts', ['flows.operate'], () => import('./flows/flows.routes').then((m) => m.layoutsRoutes)),
      ...part('flow-desk', ['flows.read'], () => import('./flows/flows.routes').then((m) => m.flowDeskRoutes)),
      ...part('flow-uploads', ['flows.upload'], () => import('./flows/flows.routes').then((m) => m.flowUploadsRoutes)),
      ...part('own-flow', ['flows.own.read'], () => import('./flows/flows.routes').then((m) => m.ownFlowRoutes)),
      ...part('unmatched-names', ['flows.read'], () => import('./flows/flows.routes').then((m) => m.unmatchedNamesRoutes)),
      ...part('flow-entries', ['flows.read'], () => import('./flows/flows.routes').then((m) => m.flowEntriesRoutes)),
      ...part('insight', ['insight.read'], () => import('./insight/insight.routes').then((m) => m.insightRoutes)),
      ...part('dealers', ['dealers.read'], () => import('./dealers/dealers.routes').then((m) => m.dealersRoutes)),
      ...part('catalogue', ['catalogue.read'], () => import('./catalogue/catalogue.routes').then((m) => m.catalogueRoutes)),
      ...part('price-lists', ['pricing.lists.read', 'pricing.manage'], () => import('./pricing/pricing.routes').then((m) => m.priceListsRoutes)),
      ...part('terminals', ['terminals.read'], () => import('./terminals/terminals.routes').then((m) => m.terminalsRoutes)),
      ...part('promotions', ['pricing.promote'], () => import('./promotions/promotions.routes').then((m) => m.promotionsRoutes)),
      ...part('expense-budgets', ['pricing.promote'], () => import('./promotions/promotions.routes').then((m) => m.expenseBudgetsRoutes)),
      ...part('users', ['identity.users.read'], () => import('./identity/users/users.routes').then((m) => m.usersRoutes)),
      ...part('api-keys', ['identity.keys.manage'], () => import('./identity/keys/api-keys.routes').then((m) => m.apiKeysRoutes)),
      ...part('access-groups', ['identity.groups.read'], () => import('./identity/groups/access-groups.routes').then((m) => m.accessGroupsRoutes)),
      ...part('dealer-visibility', ['identity.groups.read', 'identity.act'], () => import('./identity/visibility/visibility.routes').then((m) => m.visibilityRoutes)),
      ...part('acting-records', ['identity.acting.read'], () => import('./identity/acting/acting.routes').then((m) => m.actingRoutes)),
      ...part('audit-entries', ['identity.audit.read'], () => import('./identity/audit/audit.routes').then((m) => m.auditRoutes)),
      {
        path: 'notifications',
        title: 'notifications.title',
        loadComponent: () => import('./notifications/notification-list-page').then((m) => m.NotificationListPage),
      },
      { path: 'account', title: 'account.title', loadComponent: () => import('./identity/account/account-page').then((m) => m.AccountPage) },
      { path: '**', title: 'app.notFound.title', loadComponent: () => import('./shell/not-found').then((m) => m.NotFound) },
    ],
  },
];
