import type { Routes } from '@angular/router';

export const insightRoutes: Routes = [
  { path: '', title: 'sellThrough.title', loadComponent: () => import('./sell-through-page').then((m) => m.SellThroughPage) },
];
