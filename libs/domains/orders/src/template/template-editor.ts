import { Injectable } from '@nestjs/common';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { ordersErrors } from '../orders.errors';
import type { NewTemplate, TemplateChange, TemplateLine } from './order-template';
import { OrderTemplateRepository, type TemplateHead } from './order-template.repository';
import { TemplateLineRepository } from './template-line.repository';
import { TemplateSources } from './template-source';

/** Makes, changes and deletes templates. A shared one may be used by all colleagues, but only its maker changes it. */
@Injectable()
export class TemplateEditor {
  constructor(
    private readonly templates: OrderTemplateRepository,
    private readonly lines: TemplateLineRepository,
    private readonly sources: TemplateSources,
    private readonly clock: Clock,
  ) {}

  /** Gives its id. @throws platform.not-found, orders.template-name-taken, orders.template-empty */
  async create(tx: TxCtx, wish: NewTemplate): Promise<number> {
    const { sellerId, orderId } = await this.sources.of(tx, wish);
    const made = await this.templates.create(tx, { sellerId, name: wish.name, shared: wish.shared ?? false, at: this.clock.now() });
    if (!made) throw ordersErrors.templateNameTaken({ name: wish.name });
    if (orderId === null) await this.setLines(tx, made.id, wish.lines ?? []);
    else if ((await this.lines.copyOrder(tx, made.id, orderId)) === 0) throw ordersErrors.templateEmpty();
    return made.id;
  }

  /** @throws platform.not-found, platform.forbidden for a colleague's, orders.template-name-taken, orders.template-empty */
  async change(tx: TxCtx, id: number, { name, shared, lines }: TemplateChange): Promise<void> {
    const head = await this.own(tx, id);
    if (name !== undefined && (await this.templates.nameTaken(tx, head, name))) throw ordersErrors.templateNameTaken({ name });
    await this.templates.change(tx, id, { name: name ?? head.name, shared: shared ?? head.shared, at: this.clock.now() });
    if (lines) await this.setLines(tx, id, lines);
  }

  /** @throws platform.not-found, platform.forbidden for a colleague's */
  async remove(tx: TxCtx, id: number): Promise<void> {
    await this.own(tx, id);
    await this.templates.remove(tx, id);
  }

  private async own(tx: TxCtx, id: number): Promise<TemplateHead> {
    const head = await this.templates.find(tx, id);
    if (!head) throw platformErrors.notFound();
    if (!head.mine) throw platformErrors.forbidden();
    return head;
  }

  private async setLines(tx: TxCtx, id: number, lines: readonly TemplateLine[]): Promise<void> {
    if (lines.length === 0) throw ordersErrors.templateEmpty();
    const wanted = new Set(lines.map(({ skuId, unit }) => `${skuId} ${unit}`)).size;
    if ((await this.lines.replace(tx, id, lines)) !== wanted) throw platformErrors.notFound();
  }
}
