import type { Routes } from '@angular/router';

export const shipmentsRoutes: Routes = [
  { path: '', title: 'shipmentList.title', loadComponent: () => import('./shipment/shipment-list-page').then((m) => m.ShipmentListPage) },
  { path: ':id', title: 'shipment.title', loadComponent: () => import('./shipment/shipment-page').then((m) => m.ShipmentPage) },
];

export const deliveryNotesRoutes: Routes = [
  { path: ':id', title: 'deliveryNote.title', loadComponent: () => import('./delivery-note/delivery-note-page').then((m) => m.DeliveryNotePage) },
];
