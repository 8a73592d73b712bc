import { differenceOf } from './group-difference';

describe('difference of a change to a group', () => {
  it.each([
    ['new names', 'identity.group-rename', { before: { name: '华东', nameEn: 'East' }, after: { name: '华东区', nameEn: 'East' } }, ['华东'], ['华东区']],
    ['new members', 'identity.group-items-add', { kind: 'location', changed: [{ code: 'SH', name: '上海库' }] }, [], ['SH 上海库']],
    ['members that went', 'identity.group-items-remove', { kind: 'location', changed: [{ code: 'SH', name: '上海库' }] }, ['SH 上海库'], []],
    ['a grant', 'identity.group-grant', { kind: 'tier', changed: [{ code: '2', name: '2' }] }, [], ['2']],
    ['a grant taken back', 'identity.group-revoke', { kind: 'user', changed: [{ code: 'li', name: '李' }] }, ['li 李'], []],
    ['nothing to tell', 'identity.group-create', null, [], []],
  ])('tells %s', (_, action, detail, went, came) => expect(differenceOf({ action, detail })).toEqual({ went, came, more: 0 }));

  it('counts what it does not show', () => {
    const changed = Array.from({ length: 20 }, (_, index) => ({ code: `C${index}`, name: null }));
    expect(differenceOf({ action: 'identity.group-items-add', detail: { changed } })).toMatchObject({ more: 12, came: { length: 8 } });
  });
});
