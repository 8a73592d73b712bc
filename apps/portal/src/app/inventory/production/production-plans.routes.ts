import type { Routes } from '@angular/router';

export const productionPlansRoutes: Routes = [
  { path: '', title: 'plan.title', loadComponent: () => import('./production-plan-list-page').then((m) => m.ProductionPlanListPage) },
  { path: 'times', title: 'plan.times.title', loadComponent: () => import('./supply-times-page').then((m) => m.SupplyTimesPage) },
  { path: ':id', title: 'plan.one', loadComponent: () => import('./production-plan-page').then((m) => m.ProductionPlanPage) },
];
