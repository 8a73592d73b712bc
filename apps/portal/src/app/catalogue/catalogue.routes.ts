import type { Routes } from '@angular/router';

export const catalogueRoutes: Routes = [
  { path: '', title: 'skuList.title', loadComponent: () => import('./sku-list-page').then((m) => m.SkuListPage) },
  { path: ':id', title: 'sku.title', loadComponent: () => import('./sku-page').then((m) => m.SkuPage) },
];
