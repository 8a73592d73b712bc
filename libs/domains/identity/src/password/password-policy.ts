import { type DomainError, normalise } from '@tributary/kernel';
import { identityErrors } from '../identity.errors';
import { COMMON_PASSWORDS } from './common-passwords';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;
/** Fewer different characters than this are a pattern, not a secret. */
const DIFFERENT_CHARACTERS = 4;

/** Why `password` cannot be that account's; undefined when it can. */
export function passwordFault(password: string, account: string): DomainError | undefined {
  const characters = [...password.normalize('NFKC')];
  const plain = normalise(password);
  if (characters.length < PASSWORD_MIN) return identityErrors.passwordTooShort({ length: PASSWORD_MIN });
  if (characters.length > PASSWORD_MAX) return identityErrors.passwordTooLong({ length: PASSWORD_MAX });
  if (plain.includes(normalise(account))) return identityErrors.passwordIsAccount();
  if (new Set(plain).size < DIFFERENT_CHARACTERS || COMMON_PASSWORDS.has(plain)) return identityErrors.passwordTooCommon();
  return undefined;
}
