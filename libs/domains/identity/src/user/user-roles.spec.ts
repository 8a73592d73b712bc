import type { Role } from '../role/role';
import { roleFault } from './user-roles';

const role = (code: string, organisationKind: Role['organisationKind'], ...permissions: string[]): Role => ({
  code, name: code, nameEn: code, organisationKind, permissions,
});
const KNOWN = [role('administrator', 'head_office', 'a', 'b'), role('order-desk', 'head_office', 'a'), role('dealer-buyer', 'dealer', 'a')];
const codeOf = (codes: string[], organisationKind: Role['organisationKind'], ...grantor: string[]) =>
  roleFault(codes, KNOWN, { organisationKind, grantor: new Set(grantor) })?.code;

describe('granting roles', () => {
  it.each([
    ['no role at all', [], 'dealer', [], undefined],
    ['one within the own rights', ['order-desk'], 'head_office', ['a'], undefined],
    ['one beyond the own rights', ['administrator'], 'head_office', ['a'], 'identity.role-beyond-own'],
    ['one beyond the own rights after one within', ['order-desk', 'administrator'], 'head_office', ['a'], 'identity.role-beyond-own'],
    ['a dealer’s role to head office', ['dealer-buyer'], 'head_office', ['a', 'b'], 'identity.role-of-other-kind'],
    ['head office’s role to a dealer', ['administrator'], 'dealer', ['a', 'b'], 'identity.role-of-other-kind'],
    ['one that does not exist', ['Administrator'], 'head_office', ['a', 'b'], 'identity.role-unknown'],
  ] as const)('judges %s', (_, codes, kind, grantor, expected) => expect(codeOf([...codes], kind, ...grantor)).toBe(expected));
});
