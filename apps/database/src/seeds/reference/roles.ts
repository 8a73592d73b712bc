export interface RoleSeed {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly organisationKind: 'head_office' | 'dealer';
  readonly permissions: readonly string[];
}

const READ = [
  'dealers.read', 'catalogue.read', 'pricing.read', 'inventory.read', 'orders.read', 'logistics.read', 'terminals.read', 'flows.read', 'insight.read', 'pricing.lists.read',
] as const;
const PEOPLE = ['identity.users.read', 'identity.groups.read', 'identity.audit.read', 'identity.acting.read'] as const;
const ACT = ['identity.act', 'identity.acting.read'] as const;
const BUY = ['catalogue.read', 'pricing.read', 'inventory.read', 'orders.read', 'orders.place', 'orders.reconcile', 'logistics.read', 'logistics.receive', 'flows.own.read', 'flows.upload', 'identity.acting.read'] as const;

/** The roles that a company starts with. Written as text: the seeds need not load the domains; a spec compares. */
export const roles: readonly RoleSeed[] = [
  {
    code: 'administrator', name: '系统管理员', nameEn: 'Administrator', organisationKind: 'head_office',
    permissions: [
      ...READ, ...PEOPLE, 'identity.users.manage', 'identity.keys.manage', 'identity.groups.manage', 'identity.act', 'pricing.manage', 'pricing.promote', 'inventory.plan',
      'orders.place', 'orders.approve', 'orders.confirm', 'orders.desk', 'orders.credit', 'orders.reconcile', 'orders.rules', 'orders.take-back', 'logistics.ship', 'logistics.receive',
      'logistics.track', 'terminals.resolve', 'flows.keep', 'flows.templates', 'flows.upload', 'flows.operate', 'flows.resolve', 'flows.archive.read', 'flows.own.read',
    ],
  },
  {
    code: 'order-desk', name: '订单专员', nameEn: 'Order desk', organisationKind: 'head_office',
    permissions: [
      'dealers.read', 'catalogue.read', 'pricing.read', 'inventory.read', 'inventory.plan', 'orders.read', 'orders.approve', 'orders.desk', 'orders.take-back', 'logistics.read', 'logistics.ship',
      'logistics.track', 'insight.read', 'pricing.lists.read', 'pricing.manage', ...ACT,
    ],
  },
  {
    code: 'logistics-desk', name: '物流专员', nameEn: 'Logistics desk', organisationKind: 'head_office',
    permissions: ['dealers.read', 'catalogue.read', 'inventory.read', 'orders.read', 'orders.take-back', 'logistics.read', 'logistics.ship', 'logistics.track'],
  },
  {
    code: 'channel-data-operator', name: '流向数据专员', nameEn: 'Channel-data operator', organisationKind: 'head_office',
    permissions: [
      'dealers.read', 'catalogue.read', 'terminals.read', 'terminals.resolve', 'flows.read', 'flows.keep', 'flows.upload', 'flows.operate', 'flows.resolve', 'insight.read', 'identity.keys.manage',
    ],
  },
  {
    code: 'marketing', name: '市场专员', nameEn: 'Marketing', organisationKind: 'head_office',
    permissions: ['dealers.read', 'catalogue.read', 'pricing.read', 'pricing.promote', 'orders.read', 'insight.read'],
  },
  { code: 'branch-manager', name: '分公司经理', nameEn: 'Branch manager', organisationKind: 'head_office', permissions: [...READ, ...ACT, 'orders.credit'] },
  { code: 'sales-rep', name: '销售代表', nameEn: 'Sales representative', organisationKind: 'head_office', permissions: [...READ, ...ACT] },
  { code: 'auditor', name: '市场监察', nameEn: 'Auditor', organisationKind: 'head_office', permissions: [...READ, ...PEOPLE, 'flows.archive.read', 'flows.own.read'] },
  { code: 'dealer-buyer', name: '一级经销商采购员', nameEn: 'First-tier buyer', organisationKind: 'dealer', permissions: BUY },
  {
    code: 'dealer-clerk', name: '一级经销商业务员', nameEn: 'First-tier clerk', organisationKind: 'dealer',
    permissions: [...BUY, 'dealers.read', 'orders.confirm', 'orders.take-back', 'logistics.ship', 'logistics.track', 'pricing.lists.read', 'pricing.manage', 'orders.credit'],
  },
  {
    code: 'dealer-administrator', name: '经销商管理员', nameEn: 'Dealer’s administrator', organisationKind: 'dealer',
    permissions: ['flows.own.read', 'flows.upload', 'identity.keys.manage', 'identity.acting.read'],
  },
  {
    code: 'dealer-storekeeper', name: '经销商仓管员', nameEn: 'Storekeeper', organisationKind: 'dealer',
    permissions: ['catalogue.read', 'inventory.read', 'orders.read', 'logistics.read', 'logistics.receive'],
  },
  { code: 'second-tier-buyer', name: '二级经销商采购员', nameEn: 'Second-tier buyer', organisationKind: 'dealer', permissions: BUY },
];
