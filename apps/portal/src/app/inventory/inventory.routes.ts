import type { Routes } from '@angular/router';

export const inventoryRoutes: Routes = [
  { path: '', title: 'stock.title', loadComponent: () => import('./stock-page').then((m) => m.StockPage) },
  { path: 'movements', title: 'stockMovement.title', loadComponent: () => import('./stock-movement-page').then((m) => m.StockMovementPage) },
];
