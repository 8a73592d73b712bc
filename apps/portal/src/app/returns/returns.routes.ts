import type { Routes } from '@angular/router';

export const returnsRoutes: Routes = [
  { path: '', title: 'returns.title', loadComponent: () => import('./list/return-list-page').then((m) => m.ReturnListPage) },
  { path: ':id', title: 'returns.one', loadComponent: () => import('./detail/return-page').then((m) => m.ReturnPage) },
];
