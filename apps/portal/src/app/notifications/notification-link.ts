import type { NotificationDto } from '@tributary/api-client';

/** Where a notification leads. */
export function notificationLink({ orderId, returnId }: Pick<NotificationDto, 'orderId' | 'returnId'>): [string, number] {
  return returnId === null ? ['/orders', orderId] : ['/returns', returnId];
}
