import type { Routes } from '@angular/router';

export const actingRoutes: Routes = [
  { path: '', title: 'acting.list.title', loadComponent: () => import('./acting-record-list-page').then((m) => m.ActingRecordListPage) },
  { path: ':id', title: 'acting.list.title', loadComponent: () => import('./acting-record-page').then((m) => m.ActingRecordPage) },
];
