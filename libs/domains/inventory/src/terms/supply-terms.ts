import { Injectable } from '@nestjs/common';
import { AuditTrail, type Page, pageOf, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { StockLocations } from '../location/stock-locations';
import { type ProductionLead, type ProductionLeadRow, SupplyTermsRepository, type TransitTimeQuery, type TransitTimeRow } from './supply-terms.repository';

/**
 * How long goods are on their way, and how long production takes. These hold for all dealers of the company, so that only
 * those change them who see all of them.
 */
@Injectable()
export class SupplyTerms {
  constructor(
    private readonly repository: SupplyTermsRepository,
    private readonly locations: StockLocations,
    private readonly audit: AuditTrail,
  ) {}

  async transitTimes(tx: TxCtx, query: TransitTimeQuery): Promise<Page<TransitTimeRow>> {
    const rows = await this.repository.transitTimes(tx, userOf(tx).organisationId, query);
    return pageOf(rows, query, (row) => [row.locationCode, row.divisionCode], (row) => row);
  }

  productionLeads(tx: TxCtx): Promise<ProductionLeadRow[]> {
    return this.repository.productionLeads(tx);
  }

  /** `days` null forgets it. @throws platform.forbidden; platform.not-found for a location out of sight or an unknown division */
  async setTransitTime(tx: TxCtx, { locationId, divisionCode, days }: { readonly locationId: number; readonly divisionCode: string; readonly days: number | null }): Promise<void> {
    assertSeesAll(tx);
    const own = await this.locations.ofOwner(tx, userOf(tx).organisationId);
    if (!own.some(({ id }) => id === locationId) || !(await this.repository.isDivision(tx, divisionCode))) throw platformErrors.notFound();
    await this.repository.setTransitTime(tx, locationId, divisionCode, days);
    await this.audit.record(tx, { action: 'inventory.transit-time', subject: 'stock-location', subjectId: locationId, detail: { divisionCode, days } });
  }

  /** `days` null forgets both. @throws platform.forbidden; platform.not-found for a product line out of sight */
  async setProductionLead(tx: TxCtx, productLineId: number, lead: ProductionLead): Promise<void> {
    assertSeesAll(tx);
    if (!(await this.repository.productionLeads(tx)).some((row) => row.productLineId === productLineId)) throw platformErrors.notFound();
    await this.repository.setProductionLead(tx, productLineId, lead);
    await this.audit.record(tx, { action: 'inventory.production-lead', subject: 'product-line', subjectId: productLineId, detail: { ...lead } });
  }
}

function assertSeesAll(tx: TxCtx): void {
  if (!tx.scope.dealers.all) throw platformErrors.forbidden();
}
