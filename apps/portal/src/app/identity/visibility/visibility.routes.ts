import type { Routes } from '@angular/router';

export const visibilityRoutes: Routes = [
  { path: ':id', title: 'visibility.link', loadComponent: () => import('./dealer-visibility-page').then((m) => m.DealerVisibilityPage) },
];
