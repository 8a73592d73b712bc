import type { Routes } from '@angular/router';

export const apiKeysRoutes: Routes = [{ path: '', title: 'apiKeys.title', loadComponent: () => import('./api-key-list-page').then((m) => m.ApiKeyListPage) }];
