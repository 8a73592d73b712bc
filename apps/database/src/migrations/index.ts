import { Platform0001 } from './0001-platform';
import { Dealers0002 } from './0002-dealers';
import { Identity0003 } from './0003-identity';
import { Catalogue0004 } from './0004-catalogue';
import { Pricing0005 } from './0005-pricing';
import { Inventory0006 } from './0006-inventory';
import { Orders0007 } from './0007-orders';
import { Logistics0008 } from './0008-logistics';
import { Terminals0009 } from './0009-terminals';
import { Flows0010 } from './0010-flows';
import { Grants0011 } from './0011-grants';
import { Production0012 } from './0012-production';
import { Promotions0013 } from './0013-promotions';
import { OrderLife0014 } from './0014-order-life';
import { PriceBreaks0015 } from './0015-price-breaks';
import { Acting0016 } from './0016-acting';
import { Sheets0017 } from './0017-sheets';
import { Engagement0018 } from './0018-engagement';
import { OrderTemplate0019 } from './0019-order-template';
import { OrderReturn0020 } from './0020-order-return';
import { OrderDesk0021 } from './0021-order-desk';
import { OrderPromotions0022 } from './0022-order-promotions';
import { ProductionOrders0023 } from './0023-production-orders';
import { OrderChanges0025 } from './0025-order-changes';
import { ReturnGoods0026 } from './0026-return-goods';
import { Statements0027 } from './0027-statements';
import { DemandPlans0028 } from './0028-demand-plans';
import { StockBalanceOwner0029 } from './0029-stock-balance-owner';
import { FeedKeeping0030 } from './0030-feed-keeping';
import { OpenedArrivals0031 } from './0031-opened-arrivals';
import { CatalogueRevision0032 } from './0032-catalogue-revision';
import { Mailboxes0033 } from './0033-mailboxes';
import { FlowUploads0034 } from './0034-flow-uploads';
import { LayoutShapes0035 } from './0035-layout-shapes';
import { WebPages0036 } from './0036-web-pages';
import { Agents0037 } from './0037-agents';
import { FlowDesk0038 } from './0038-flow-desk';
import { FlowGoods0039 } from './0039-flow-goods';
import { ArchiveRoots0040 } from './0040-archive-roots';
import { TerminalKinds0041 } from './0041-terminal-kinds';
import { DayCorrections0042 } from './0042-day-corrections';
import { ApiKeys0045 } from './0045-api-keys';
import { FlowWorkReading0046 } from './0046-flow-work-reading';
import { DeliveredFeeds0047 } from './0047-delivered-feeds';
import { Addressees0048 } from './0048-addressees';
import { PricedUnits0049 } from './0049-priced-units';
import { SkuKeys0050 } from './0050-sku-keys';
import { NameWeights0051 } from './0051-name-weights';
import { Coverage0052 } from './0052-coverage';
import { SaidAgain0053 } from './0053-said-again';
import { FeedsOfAPlace0054 } from './0054-feeds-of-a-place';
import { NothingSaid0055 } from './0055-nothing-said';
import { DeliveredDays0056 } from './0056-delivered-days';

/** In order; a database's state is the prefix of this list that has run. */
export const migrations = [
  Platform0001,
  Dealers0002,
  Identity0003,
  Catalogue0004,
  Pricing0005,
  Inventory0006,
  Orders0007,
  Logistics0008,
  Terminals0009,
  Flows0010,
  Grants0011,
  Production0012,
  Promotions0013,
  OrderLife0014,
  PriceBreaks0015,
  Acting0016,
  Sheets0017,
  Engagement0018,
  OrderTemplate0019,
  OrderReturn0020,
  OrderDesk0021,
  OrderPromotions0022,
  ProductionOrders0023,
  OrderChanges0025,
  ReturnGoods0026,
  Statements0027,
  DemandPlans0028,
  StockBalanceOwner0029,
  FeedKeeping0030,
  OpenedArrivals0031,
  CatalogueRevision0032,
  Mailboxes0033,
  FlowUploads0034,
  LayoutShapes0035,
  WebPages0036,
  Agents0037,
  FlowDesk0038,
  FlowGoods0039,
  ArchiveRoots0040,
  TerminalKinds0041,
  DayCorrections0042,
  ApiKeys0045,
  FlowWorkReading0046,
  DeliveredFeeds0047,
  Addressees0048,
  PricedUnits0049,
  SkuKeys0050,
  NameWeights0051,
  Coverage0052,
  SaidAgain0053,
  FeedsOfAPlace0054,
  NothingSaid0055,
  DeliveredDays0056,
];
