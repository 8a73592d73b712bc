import type { Routes } from '@angular/router';

export const usersRoutes: Routes = [
  { path: '', title: 'userList.title', loadComponent: () => import('./user-list-page').then((m) => m.UserListPage) },
  { path: ':id', title: 'user.title', loadComponent: () => import('./user-page').then((m) => m.UserPage) },
];
