import type { Params } from '@angular/router';
import type { NotificationDto } from '@tributary/api-client';

type Subject = Pick<NotificationDto, 'orderId' | 'returnId' | 'statementMonth' | 'partnerId' | 'flow'>;

/** Where a notification leads. */
export function notificationLink({ orderId, returnId, statementMonth, partnerId, flow }: Subject): (string | number)[] {
  if (flow !== null) return flow.subject === 'feed' ? ['/feeds', flow.id] : ['/mails'];
  if (statementMonth !== null) return ['/credit-accounts', partnerId, 'statements', statementMonth];
  return returnId === null ? ['/orders', orderId ?? ''] : ['/returns', returnId];
}

/** Statements are told to those who lend. */
export function notificationQuery({ statementMonth }: Subject): Params {
  return statementMonth === null ? {} : { side: 'seller' };
}
