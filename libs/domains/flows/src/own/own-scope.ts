import { type Ctx, dealerScope, platformErrors, type SqlParams, type TxCtx, userOf } from '@tributary/platform';

/** The dealer whose own flow is asked for. @throws platform.not-found for people of head office: they have none of their own */
export function ownDealer(ctx: Ctx): number {
  const { organisationKind, organisationId } = userOf(ctx);
  if (organisationKind !== 'dealer') throw platformErrors.notFound();
  return organisationId;
}

/** Predicate: the dealer in `column` is the actor's own, whatever else the actor may see. */
export function ownScope(tx: TxCtx, column: string, params: SqlParams): string {
  return `${column} = ${params.add(ownDealer(tx))} AND ${dealerScope(tx, 'flow', column, params)}`;
}
