import type { TxCtx } from '@tributary/platform';
import { noticeText } from '../notice/notices';
import type { NotificationDto } from './notification.dto';
import type { NotificationRow } from './notification.repository';

/** A notification in the language of its reader, about the other side of the order. */
export function notificationDto(tx: TxCtx, { id, kind, params, createdAt, readAt, mailState }: NotificationRow): NotificationDto {
  const partner = params.buyer.id === tx.scope.organisation ? params.seller : params.buyer;
  return {
    id,
    kind,
    title: noticeText(kind, tx.locale),
    orderId: params.orderId,
    orderNumber: params.orderId === null ? null : params.number,
    returnId: params.returned?.id ?? null,
    returnNumber: params.returned?.number ?? null,
    flow: params.flow ?? null,
    statementMonth: params.statement?.month ?? null,
    partnerId: partner.id,
    partner: tx.locale === 'zh-CN' ? partner.name : partner.nameEn || partner.name,
    total: params.total,
    deliveryNoteNumber: params.deliveryNoteNumber ?? null,
    expectedArrivalAt: params.expectedArrivalAt ?? null,
    actorName: params.actorName || null,
    onBehalfOf: params.onBehalfOf ?? null,
    reason: params.reason ?? null,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    mailState,
  };
}
