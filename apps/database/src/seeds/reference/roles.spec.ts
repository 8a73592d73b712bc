import { declaredPermissions } from '@tributary/platform';
import '@tributary/catalogue';
import '@tributary/dealers';
import '@tributary/flows';
import '@tributary/identity';
import '@tributary/insight';
import '@tributary/inventory';
import '@tributary/logistics';
import '@tributary/orders';
import '@tributary/pricing';
import '@tributary/terminals';
import { roles } from './roles';

const declared = declaredPermissions('en-US').map(({ code }) => code).sort();
const role = (code: string): readonly string[] => roles.find((candidate) => candidate.code === code)?.permissions ?? [];

describe('roles', () => {
  it('grant only what a domain declares, each once', () => {
    for (const { code, permissions } of roles) {
      expect([code, permissions.filter((permission) => !declared.includes(permission))]).toEqual([code, []]);
      expect(new Set(permissions).size).toBe(permissions.length);
    }
  });

  it('give the administrator everything', () => {
    expect([...role('administrator')].sort()).toEqual(declared);
  });

  it('let the auditor read everything and change nothing', () => {
    expect([...role('auditor')].sort()).toEqual(declared.filter((code) => code.endsWith('.read')));
  });

  it('leave no permission without a role below the administrator, but for managing users, permission groups, approval rules and what agents may ask', () => {
    const others = new Set(roles.filter(({ code }) => code !== 'administrator').flatMap(({ permissions }) => permissions));
    expect(declared.filter((code) => !others.has(code))).toEqual(['flows.templates', 'identity.groups.manage', 'identity.users.manage', 'orders.rules']);
  });
});
