import type { OrderDto, OrderLineDto } from '@tributary/api-client';

const organisation = (id: number, name: string) => ({ id, kind: 'dealer' as const, code: `D${id}`, name, nameEn: null, tier: 1 as const });

export const orderLineOf = (id: number, change: Partial<OrderLineDto> = {}): OrderLineDto => ({
  id,
  lineNo: id,
  skuId: id * 10,
  code: `SKU-${id}`,
  name: `机油 ${id}`,
  nameEn: null,
  quantity: '20',
  unit: 'carton',
  baseQuantity: '120',
  baseUnit: 'bottle',
  unitPrice: '10.00',
  amount: '200.00', discount: '0.00', gift: false, promotions: [],
  locationId: 1,
  locationName: '天津',
  locationNameEn: null,
  supply: 'stock',
  promisedOn: '2026-03-05',
  confirmedQuantity: null,
  allocatedQuantity: '20',
  shippedQuantity: '0',
  receivedQuantity: '0',
  ...change,
});

export const orderOf = (change: Partial<OrderDto> = {}): OrderDto => ({
  id: 12,
  number: 'SO-12',
  tier: 1,
  state: 'submitted',
  seller: organisation(1, '总部'),
  buyer: organisation(10, '津海'),
  purchaseOrderNumber: null,
  note: null,
  total: '400.00',
  promisedOn: '2026-03-05',
  submittedAt: '2026-03-05T06:00:00Z',
  createdAt: '2026-03-05T06:00:00Z',
  updatedAt: '2026-03-05T06:00:00Z',
  lines: [orderLineOf(1), orderLineOf(2)],
  events: [],
  availableActions: [],
  shipments: [],
  ...change,
});
