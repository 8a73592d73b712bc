import type { Routes } from '@angular/router';

export const priceListsRoutes: Routes = [
  { path: '', title: 'priceList.title', loadComponent: () => import('./list/price-list-list-page').then((m) => m.PriceListListPage) },
  { path: ':id', title: 'priceList.one', loadComponent: () => import('./list/price-list-page').then((m) => m.PriceListPage) },
  { path: ':id/skus/:skuId', title: 'price.history', loadComponent: () => import('./item/price-item-page').then((m) => m.PriceItemPage) },
];
