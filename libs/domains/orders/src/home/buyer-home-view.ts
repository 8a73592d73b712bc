import { Money } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { appraisedLineDto } from '../appraisal/appraised-line.dto';
import type { BasketView } from '../basket/basket-reader';
import type { BuyerHome, HomeSupplier } from './buyer-home';
import type { BuyerHomeDto, HomeBasketDto, HomeSupplierDto } from './buyer-home.dto';

const MOST_PROBLEMS = 5;

export function buyerHomeDto(tx: TxCtx, home: BuyerHome): BuyerHomeDto {
  return {
    suppliers: home.suppliers.map((supplier) => supplierDto(tx, supplier)),
    sellerId: home.sellerId,
    basket: home.basket && basketOf(home.basket),
    tasks: [...home.tasks],
    orders: [...home.orders],
    usual: home.usual.map((line) => ({ ...appraisedLineDto(tx, line), lastOrderedAt: line.lastOrderedAt, timesOrdered: line.timesOrdered })),
    templates: [...home.templates],
  };
}

function supplierDto({ locale }: TxCtx, { seller, businessLine, creditLimit: limit, creditUsed: used, basketLines }: HomeSupplier): HomeSupplierDto {
  const sellerName = (locale === 'en-US' && seller.nameEn) || seller.name;
  // more may be used than is agreed today: a limit can be lowered
  const credit = limit === null ? null : { sellerId: seller.id, sellerName, limit, used, available: Money.of(limit).minus(Money.of(used)).toString() };
  return { seller, businessLine, credit, basketLines };
}

function basketOf({ lines, total, updatedAt }: BasketView): HomeBasketDto {
  const stopped = lines.filter(({ problems }) => problems.length > 0);
  const problems = stopped.flatMap((line) => line.problems.map(({ message }) => message)).slice(0, MOST_PROBLEMS);
  return { lineCount: lines.length, total, problemCount: stopped.length, problems, updatedAt };
}
