import { fixesOf, type LeftForLine, type LineFix, type ShortLine } from './line-fix';

const line = (change: Partial<ShortLine> = {}): ShortLine => ({ supply: 'stock', locationId: null, planId: null, base: '48', pack: '12', minimum: '0', ...change });
const left = (stock: Record<number, string>, plans: Record<number, string> = {}, onDemand = '0'): LeftForLine => ({
  onDemand,
  stock: Object.entries(stock).map(([id, quantity]) => ({ locationId: Number(id), left: quantity })),
  plans: Object.entries(plans).map(([id, quantity]) => ({ planId: Number(id), left: quantity })),
});
const shown = (fixes: readonly LineFix[]) =>
  Object.fromEntries(fixes.map(({ kind, parts }) => [kind, parts.map(({ supply, locationId, planId, base }) => `${supply === 'stock' ? `@${locationId ?? 'any'}` : supply === 'plannable' ? 'new' : `#${planId ?? 'any'}`} ${base}`)]));

describe('fixesOf', () => {
  it('takes whole packs of what is there', () => {
    expect(shown(fixesOf(line({ base: '96' }), left({ 1: '30', 2: '47' })))).toEqual({ 'take-available': ['@any 36'] });
    expect(shown(fixesOf(line({ locationId: 1 }), left({ 1: '30' })))).toEqual({ 'take-available': ['@1 24'] });
  });

  it('finds another location, the nearest that has all', () => {
    expect(shown(fixesOf(line({ locationId: 1 }), left({ 1: '0', 2: '20', 3: '50', 4: '90' })))).toMatchObject({ 'other-location': ['@3 48'] });
  });

  it('splits over locations, the nearest first, where together they have all', () => {
    expect(shown(fixesOf(line(), left({ 1: '30', 2: '12', 3: '40' })))).toMatchObject({ split: ['@1 24', '@2 12', '@3 12'] });
    expect(shown(fixesOf(line(), left({ 1: '30', 2: '23' })))).not.toHaveProperty('split');
  });

  it('pre-orders the rest, or all, with the earliest plan that has enough', () => {
    expect(shown(fixesOf(line({ locationId: 1 }), left({ 1: '30' }, { 7: '20', 8: '60' })))).toEqual({
      'take-available': ['@1 24'], 'preorder-rest': ['@1 24', '#8 24'], preorder: ['#8 48'],
    });
    expect(shown(fixesOf(line(), left({}, { 7: '100' })))).toEqual({ preorder: ['#7 48'] });
  });

  it('mends a pre-order line: what its plan has, or another plan', () => {
    expect(shown(fixesOf(line({ supply: 'preorder', planId: 7 }), left({ 1: '100' }, { 7: '40', 8: '60' })))).toEqual({ 'take-available': ['#7 36'], preorder: ['#8 48'] });
  });

  it('has the rest, or all, planned where no plan would do and no planner need be asked', () => {
    expect(shown(fixesOf(line({ locationId: 1 }), left({ 1: '30' }, { 7: '20' }, '60')))).toEqual({ 'take-available': ['@1 24'], 'plan-rest': ['@1 24', 'new 24'], plan: ['new 48'] });
    expect(shown(fixesOf(line(), left({}, { 7: '100' }, '60')))).toEqual({ preorder: ['#7 48'] });
    expect(shown(fixesOf(line(), left({}, {}, '47')))).toEqual({});
  });

  it('mends a line that is to be planned: as much as needs no planner, or a plan that is there', () => {
    expect(shown(fixesOf(line({ supply: 'plannable' }), left({ 1: '100' }, {}, '47')))).toEqual({ 'take-available': ['new 36'] });
    expect(shown(fixesOf(line({ supply: 'plannable' }), left({}, { 8: '60' })))).toEqual({ preorder: ['#8 48'] });
  });

  it('offers no part below the minimum', () => {
    expect(shown(fixesOf(line({ minimum: '36' }), left({ 1: '30', 2: '47' }, { 7: '90' })))).toEqual({ 'take-available': ['@any 36'], preorder: ['#7 48'] });
  });

  it('offers nothing where there is nothing', () => {
    expect(fixesOf(line(), left({ 1: '11' }))).toEqual([]);
  });
});
