import { Injectable } from '@nestjs/common';
import { sql, type TxCtx } from '@tributary/platform';
import type { LinePart } from './desk-line';

/** Promotions follow the parts that leave their lines. */
@Injectable()
export class PartPromotionRepository {
  /** `lineIds`: the new line of each part. What is granted and given goes along in one step: two statements, whatever the number. */
  async move(tx: TxCtx, parts: readonly LinePart[], lineIds: readonly number[]): Promise<void> {
    const moved = parts.flatMap(({ promotions, base }, place) => promotions.map((promotion) => ({ ...promotion, base, lineId: lineIds[place] })));
    if (moved.length === 0) return;
    const values = [moved.map(({ id }) => id), moved.map(({ lineId }) => lineId), moved.map(({ amount }) => amount), moved.map(({ base }) => base)];
    const part = `FROM unnest($1::bigint[], $2::bigint[], $3::numeric[], $4::numeric[]) AS v(id, line_id, amount, base)`;
    // what cuts took off stays off, in the same proportion on both sides
    const granted = 'v.amount + round((p.granted - p.amount) * v.base / p.base_quantity, 2)';
    await sql(
      tx,
      `INSERT INTO order_line_promotion (order_id, order_line_id, seller_id, buyer_id, promotion_id, budget_id, granted, base_quantity, amount, earned_sku_id, step_base, gift_base, explanation)
       SELECT p.order_id, v.line_id, p.seller_id, p.buyer_id, p.promotion_id, p.budget_id, ${granted}, v.base, v.amount, p.earned_sku_id, p.step_base, p.gift_base, p.explanation
       ${part} JOIN order_line_promotion p ON p.id = v.id`,
      values,
    );
    await sql(
      tx,
      `UPDATE order_line_promotion p SET granted = p.granted - (${granted}), amount = p.amount - v.amount, base_quantity = p.base_quantity - v.base
       ${part} WHERE p.id = v.id AND v.line_id IS NOT NULL`,
      values,
    );
  }
}
