import { BATCH_FIELDS, FIELD_WORDS } from '@tributary/agent-wire';
import { findHeader } from '../map/header';
import { LAYOUT_FIELDS } from '../map/layout-mapping';

describe('the header of a batch', () => {
  it('says every meaning in words that the reader knows, and none of them twice', () => {
    const cells = BATCH_FIELDS.map((field) => FIELD_WORDS[field]);
    const header = findHeader([{ rowNo: 1, cells }], { kind: 'sale' });
    expect(header?.columns).toEqual(Object.fromEntries(BATCH_FIELDS.map((field, index) => [field, index])));
    expect([...BATCH_FIELDS].sort()).toEqual([...LAYOUT_FIELDS].sort());
  });
});
