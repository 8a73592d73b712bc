import type { Routes } from '@angular/router';
import { permitted } from '../core/session/session.guards';

export const ordersRoutes: Routes = [
  { path: '', title: 'orderList.title', loadComponent: () => import('./list/order-list-page').then((m) => m.OrderListPage) },
  {
    path: 'new',
    canMatch: [permitted('orders.place')],
    title: 'orderEntry.title',
    loadComponent: () => import('./entry/order-entry-page').then((m) => m.OrderEntryPage),
  },
  {
    path: 'repeat/:id',
    canMatch: [permitted('orders.place')],
    title: 'picker.title',
    loadComponent: () => import('./repeat/repeat-page').then((m) => m.RepeatPage),
  },
  {
    path: 'templates',
    canMatch: [permitted('orders.place')],
    title: 'templates.title',
    loadComponent: () => import('./templates/template-list-page').then((m) => m.TemplateListPage),
  },
  {
    path: 'templates/:id',
    canMatch: [permitted('orders.place')],
    title: 'templates.title',
    loadComponent: () => import('./templates/template-page').then((m) => m.TemplatePage),
  },
  {
    path: 'quick',
    canMatch: [permitted('orders.place')],
    title: 'quickEntry.title',
    loadComponent: () => import('./quick-entry/quick-entry-page').then((m) => m.QuickEntryPage),
  },
  {
    path: 'articles',
    canMatch: [permitted('orders.place')],
    title: 'articles.title',
    loadComponent: () => import('./articles/article-list-page').then((m) => m.ArticleListPage),
  },
  { path: 'quick', title: 'app.noPermission.title', loadComponent: () => import('../shell/no-permission').then((m) => m.NoPermission) },
  { path: 'articles', title: 'app.noPermission.title', loadComponent: () => import('../shell/no-permission').then((m) => m.NoPermission) },
  { path: 'new', title: 'app.noPermission.title', loadComponent: () => import('../shell/no-permission').then((m) => m.NoPermission) },
  { path: ':id/change', title: 'orderChange.title', loadComponent: () => import('./change/change-page').then((m) => m.ChangePage) },
  { path: ':id/versions', title: 'orderVersions.title', loadComponent: () => import('./versions/versions-page').then((m) => m.VersionsPage) },
  { path: ':id/print', title: 'orderPrint.title', loadComponent: () => import('./print/order-print-page').then((m) => m.OrderPrintPage) },
  { path: ':id', title: 'orderPage.title', loadComponent: () => import('./detail/order-page').then((m) => m.OrderPage) },
];

export const orderDeskRoutes: Routes = [{ path: '', title: 'desk.title', loadComponent: () => import('./desk/desk-page').then((m) => m.DeskPage) }];

export const approvalRulesRoutes: Routes = [{ path: '', title: 'rules.title', loadComponent: () => import('./rules/rule-list-page').then((m) => m.RuleListPage) }];

export const creditAccountsRoutes: Routes = [
  { path: '', title: 'credit.title', loadComponent: () => import('./credit/credit-list-page').then((m) => m.CreditListPage) },
  { path: ':id', title: 'credit.title', loadComponent: () => import('./credit/credit-page').then((m) => m.CreditPage) },
  { path: ':id/statements/:month', title: 'statement.title', loadComponent: () => import('./statement/statement-page').then((m) => m.StatementPage) },
  { path: ':id/statements/:month/print', title: 'statement.title', loadComponent: () => import('./statement/statement-print-page').then((m) => m.StatementPrintPage) },
];

export const shortagesRoutes: Routes = [
  { path: '', title: 'shortage.title', loadComponent: () => import('./desk/shortage-list-page').then((m) => m.ShortageListPage) },
  { path: ':skuId', title: 'shortage.title', loadComponent: () => import('./desk/allocation-page').then((m) => m.AllocationPage) },
];
