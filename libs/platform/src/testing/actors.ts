import type { Ctx, UserActor } from '../context/ctx';
import { NO_SCOPE, type Scope } from '../context/scope';

/** The context of a person with just this scope and these permissions: a dealer sees itself, head office what `scope` says. */
export function userCtx(actor: Partial<UserActor> & { organisationId: number }, scope: Partial<Scope> = {}, permissions: string[] = []): Ctx {
  const whole: UserActor = { kind: 'user', userId: 1, name: '测试员', organisationKind: 'dealer', tier: 1, ...actor };
  const own = whole.organisationKind === 'dealer' ? [whole.organisationId] : [];
  return {
    actor: whole,
    scope: {
      ...NO_SCOPE,
      user: whole.userId,
      organisation: whole.organisationId,
      dealers: { all: false, dealer: own, branch: [] },
      flow: { all: false, dealer: own, branch: [] },
      ...scope,
    },
    permissions: new Set(permissions),
    correlationId: 'test',
    locale: 'zh-CN',
  };
}
