import { NO_SCOPE, SYSTEM_SCOPE } from '../context/scope';
import { scopeSettings } from './scope-settings';

describe('scope settings', () => {
  it('set every list, also the empty ones: nothing of another transaction can show through', () => {
    const text = scopeSettings({ ...NO_SCOPE, user: 7, dealers: { all: false, dealer: [1, 2], branch: [] } });
    expect(text).toContain(`set_config('app.user', '7', true)`);
    expect(text).toContain(`set_config('app.dealers_dealer', '{1,2}', true)`);
    expect(text).toContain(`set_config('app.organisation', '', true)`);
    expect(text.match(/set_config/g)).toHaveLength(17);
    expect(scopeSettings(SYSTEM_SCOPE).match(/'true'/g)).toHaveLength(6);
  });

  it('let nothing through that is no id', () => {
    const hostile = [`1}', true); DROP TABLE x; --`] as unknown as number[];
    expect(() => scopeSettings({ ...NO_SCOPE, counterparties: hostile.map(Number) })).toThrow('no id');
  });
});
