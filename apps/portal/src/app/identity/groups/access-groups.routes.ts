import type { Routes } from '@angular/router';

export const accessGroupsRoutes: Routes = [
  { path: '', title: 'groups.title', loadComponent: () => import('./access-group-list-page').then((m) => m.AccessGroupListPage) },
  { path: ':id', title: 'groups.title', loadComponent: () => import('./access-group-page').then((m) => m.AccessGroupPage) },
];
