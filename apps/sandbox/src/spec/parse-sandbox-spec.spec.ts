import { sandboxDealer, sandboxProduct, sandboxSpec } from '../files/sandbox-builders';
import { parseSandboxSpec } from './parse-sandbox-spec';

const parsed = (change: (spec: Record<string, never>) => void): (() => unknown) => {
  const spec = JSON.parse(JSON.stringify(sandboxSpec()));
  change(spec);
  return () => parseSandboxSpec(JSON.stringify(spec));
};

describe('parseSandboxSpec', () => {
  it('reads back what the seeds write', () => {
    const mixing = sandboxSpec({ dealers: [sandboxDealer({ mixesUnits: true, batches: true })], products: [sandboxProduct({ pieces: 6 })] });
    for (const spec of [sandboxSpec(), mixing]) expect(parseSandboxSpec(JSON.stringify(spec))).toEqual(spec);
  });

  it('fills in what may be left out', () => {
    const dealer = { ftpUser: 'a', ftpPassword: 'b', code: 'c', name: 'd' };
    expect(parseSandboxSpec(JSON.stringify({ dealers: [dealer] }))).toEqual({ seed: 1, dealers: [{ ...dealer, layout: 'standard', linesPerDay: 20 }], products: [], terminals: [] });
  });

  it.each([
    ['a layout that nobody prints', 'dealers', 'layout', 'papyrus', 'dealers[0].layout must be one of standard, kingdee, csv.'],
    ['an FTP user that would leave its folder', 'dealers', 'ftpUser', '../x', 'dealers[0].ftpUser must consist of'],
    ['a price that is no money', 'products', 'price', '1.234', 'products[0].price must be yuan'],
    ['a pack of half a piece', 'products', 'pieces', 0.5, 'products[0].pieces must be a whole number'],
    ['a missing name', 'products', 'name', undefined, 'products[0].name must be a text.'],
  ])('refuses %s', (_what, list, field, value, message) => {
    const parse = parsed((spec) => Object.assign((spec[list] as unknown as object[])[0] ?? {}, { [field]: value }));
    expect(parse).toThrow(message);
  });
});
