import type { Routes } from '@angular/router';

export const dealersRoutes: Routes = [
  { path: '', title: 'dealerList.title', loadComponent: () => import('./dealer-list-page').then((m) => m.DealerListPage) },
  { path: ':id', title: 'dealer.title', loadComponent: () => import('./dealer-page').then((m) => m.DealerPage) },
];
