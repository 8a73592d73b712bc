import type { Routes } from '@angular/router';

export const promotionsRoutes: Routes = [
  { path: '', title: 'promotionList.title', loadComponent: () => import('./promotion-list-page').then((m) => m.PromotionListPage) },
  { path: 'new', title: 'promotionPage.new', loadComponent: () => import('./promotion-page').then((m) => m.PromotionPage) },
  { path: ':id', title: 'promotionPage.title', loadComponent: () => import('./promotion-page').then((m) => m.PromotionPage) },
];

export const expenseBudgetsRoutes: Routes = [
  { path: '', title: 'budgetList.title', loadComponent: () => import('./budget-list-page').then((m) => m.BudgetListPage) },
  { path: ':id', title: 'budgetPage.title', loadComponent: () => import('./budget-page').then((m) => m.BudgetPage) },
];
