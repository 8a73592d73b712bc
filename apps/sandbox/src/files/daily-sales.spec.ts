import { correctedSales, dailySales } from './daily-sales';
import { sandboxDealer, sandboxSpec } from './sandbox-builders';

describe('dailySales', () => {
  const spec = sandboxSpec();
  const dealer = sandboxDealer();
  const lines = dailySales(spec, dealer, '2026-03-02');

  it('is the same for the same seed, dealer and day', () => {
    expect(dailySales(spec, dealer, '2026-03-02')).toEqual(lines);
  });

  it('differs from day to day, from dealer to dealer and from seed to seed', () => {
    const others = [dailySales(spec, dealer, '2026-03-03'), dailySales(sandboxSpec({ seed: 8 }), dealer, '2026-03-02')];
    for (const other of others) expect(other.map((line) => line.amount)).not.toEqual(lines.map((line) => line.amount));
  });

  it('sells in the dealer’s own words', () => {
    const codes = new Set(lines.map((line) => line.productCode));
    expect([...codes].sort()).toEqual(['0207', '9999', 'P1']);
    expect(new Set(lines.map((line) => line.customer))).toEqual(new Set(['大江汽修', '城南快保', '无名小店']));
  });

  it('has every strange product and customer exactly once', () => {
    expect(lines.filter((line) => line.productCode === '9999')).toHaveLength(1);
    expect(lines.filter((line) => line.customer === '无名小店')).toHaveLength(1);
  });

  it('has amounts that are quantity times price', () => {
    for (const line of lines) expect(line.amount).toBe(line.quantity * line.price);
  });

  it('counts pieces under the unit of the pack in one line of a dealer that mixes units', () => {
    const packs = sandboxSpec({ products: spec.products.map((product) => ({ ...product, pieces: 6 })) });
    const mixed = dailySales(packs, { ...dealer, mixesUnits: true }, '2026-03-02');
    const other = mixed.flatMap((line, index) => (line.price === lines[index]?.price ? [] : [index]));
    expect(other).toEqual([0]);
    expect(mixed[0]).toEqual({ ...lines[0], price: Math.round((lines[0]?.price ?? 0) / 6), amount: (lines[0]?.quantity ?? 0) * Math.round((lines[0]?.price ?? 0) / 6) });
    expect(dailySales(packs, dealer, '2026-03-02')).toEqual(lines);
  });

  it('sells nothing for a dealer without customers', () => {
    expect(dailySales(spec, sandboxDealer({ code: 'D7' }), '2026-03-02')).toEqual([]);
  });
});

describe('correctedSales', () => {
  it('changes the first quantity and drops the last line', () => {
    const lines = dailySales(sandboxSpec(), sandboxDealer(), '2026-03-02');
    const corrected = correctedSales(lines);
    expect(corrected).toHaveLength(lines.length - 1);
    expect(corrected[0]?.quantity).toBe((lines[0]?.quantity ?? 0) + 1);
    expect(corrected.slice(1)).toEqual(lines.slice(1, -1));
  });
});
