import { ScopeResolver } from '@tributary/identity';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, sqlOne, type TxCtx, type UserActor } from '@tributary/platform';
import { Injectable } from '@nestjs/common';

/** Puts the story's people to work with their own rights, as if they had signed in. */
@Injectable()
export class StoryPeople {
  constructor(
    private readonly scopes: ScopeResolver,
    private readonly clock: Clock,
  ) {}

  /** The context of an account within the transaction of `tx`. */
  async signIn(tx: TxCtx, account: string): Promise<TxCtx & { readonly actor: UserActor }> {
    const user = await sqlOne<Omit<UserActor, 'kind'> & { permissions: string[] }>(tx, USER, [account]);
    if (!user) throw new Error(`The company has no account ${account}.`);
    const { permissions, ...person } = user;
    const scope = await this.scopes.resolve(tx, person, shanghaiToday(this.clock.now()));
    return { ...tx, actor: { kind: 'user', ...person }, scope, permissions: new Set(permissions) };
  }
}

const USER = `
  SELECT u.id AS "userId", u.name, o.id AS "organisationId", o.kind AS "organisationKind", d.tier,
    ARRAY(SELECT DISTINCT unnest(r.permissions) FROM user_role ur JOIN role r ON r.id = ur.role_id WHERE ur.user_id = u.id) AS permissions
  FROM app_user u JOIN organisation o ON o.id = u.organisation_id LEFT JOIN dealer d ON d.id = o.id WHERE u.account = $1`;
