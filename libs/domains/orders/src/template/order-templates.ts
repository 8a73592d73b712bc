import { Injectable } from '@nestjs/common';
import { type Page, pageOf, platformErrors, type TxCtx } from '@tributary/platform';
import { LineAppraiser } from '../appraisal/line-appraiser';
import type { TemplateDetail, TemplateSummary } from './order-template';
import { OrderTemplateRepository, type TemplateQuery } from './order-template.repository';

/** Templates as people read them. */
@Injectable()
export class OrderTemplates {
  constructor(
    private readonly templates: OrderTemplateRepository,
    private readonly appraiser: LineAppraiser,
  ) {}

  async list(tx: TxCtx, query: TemplateQuery): Promise<Page<TemplateSummary>> {
    const rows = await this.templates.list(tx, query);
    return pageOf(rows, query, (row) => [row.updatedAt.toISOString(), row.id], (row) => row);
  }

  /** With every line judged as if it were ordered today: five statements. @throws platform.not-found */
  async detail(tx: TxCtx, id: number): Promise<TemplateDetail> {
    const head = await this.templates.find(tx, id);
    if (!head) throw platformErrors.notFound();
    return { ...head, lines: await this.appraiser.appraise(tx, head.sellerId, await this.templates.lines(tx, head)) };
  }
}
