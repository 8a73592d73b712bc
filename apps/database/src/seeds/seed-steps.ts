import { agentsStep } from './demo/agents-step';
import { articlesStep } from './demo/articles-step';
import { channelStockStep } from './demo/channel-stock-step';
import { creditStep } from './demo/credit-step';
import { demandStep } from './demo/demand-step';
import { feedsStep } from './demo/feeds-step';
import { historyStep } from './demo/history-step';
import { keysStep } from './demo/keys-step';
import { layoutStep } from './demo/layout-step';
import { mailboxStep } from './demo/mailbox-step';
import { namesStep } from './demo/names-step';
import { ordersStep } from './demo/orders-step';
import { productionStep } from './demo/production-step';
import { promotionsStep } from './demo/promotions-step';
import { stockRecordStep } from './demo/stock-record-step';
import { statementsStep } from './demo/statements-step';
import { templatesStep } from './demo/templates-step';
import { waitingStep } from './demo/waiting-step';
import { webStep } from './demo/web-step';
import { flowFeedsStep } from './full/flow-feeds-step';
import { flowFilesStep } from './full/flow-files-step';
import { flowMonthSteps } from './full/flow-month-step';
import { flowNamesStep } from './full/flow-names-step';
import { flowSumsSteps } from './full/flow-sums-step';
import type { Scale } from './company/scale';
import type { SeedPart } from './seed-options';
import type { SeedStep } from './seed-step';
import { accessStep } from './steps/access-step';
import { balancesStep } from './steps/balances-step';
import { catalogueStep } from './steps/catalogue-step';
import { dealersStep } from './steps/dealers-step';
import { peopleStep } from './steps/people-step';
import { pricingStep } from './steps/pricing-step';
import { referenceStep } from './steps/reference-step';
import { rulesStep } from './steps/rules-step';
import { stockStep } from './steps/stock-step';
import { terminalsStep } from './steps/terminals-step';

const trade: readonly SeedStep[] = [referenceStep, dealersStep, catalogueStep, pricingStep, rulesStep, peopleStep, stockStep, accessStep, balancesStep];

/** A small company with a story. */
export const demoSteps: readonly SeedStep[] = [...trade, terminalsStep, promotionsStep, ordersStep, waitingStep, creditStep, statementsStep, productionStep, demandStep, templatesStep, articlesStep, feedsStep, mailboxStep, webStep, namesStep, historyStep, channelStockStep, stockRecordStep, layoutStep, agentsStep, keysStep];

/** A company of the size that the product is made for. */
export const fullSteps: readonly SeedStep[] = [
  ...trade, terminalsStep, flowFeedsStep, ...flowMonthSteps, flowNamesStep, flowFilesStep, ...flowSumsSteps,
];

export function stepsOf(scale: Scale['name'], part: SeedPart): readonly SeedStep[] {
  if (part === 'trade') return trade;
  return scale === 'full' ? fullSteps : demoSteps;
}
