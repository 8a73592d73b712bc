import { SubmitAttempts } from './submit-attempt';

describe('SubmitAttempts', () => {
  const attempts = new SubmitAttempts();
  beforeEach(() => localStorage.clear());

  it('keeps key and content of an unanswered submission over a reload', () => {
    const first = attempts.begin(3, { sellerId: 1, purchaseOrderNumber: 'PO-1' });
    const again = new SubmitAttempts().begin(3, { sellerId: 1, purchaseOrderNumber: 'PO-2' });
    expect(again).toEqual(first);
    expect(again.body.purchaseOrderNumber).toBe('PO-1');
  });

  it('starts a new one once an answer came', () => {
    const first = attempts.begin(3, { sellerId: 1 });
    attempts.end(3, 1);
    expect(attempts.find(3, 1)).toBeNull();
    expect(attempts.begin(3, { sellerId: 1 }).key).not.toBe(first.key);
  });

  it('keeps users and sellers apart', () => {
    attempts.begin(3, { sellerId: 1 });
    expect(attempts.find(3, 2)).toBeNull();
    expect(attempts.find(4, 1)).toBeNull();
  });
});
