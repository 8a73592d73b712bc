import type { Conversion, Packaging } from '../../company/catalogue';

type Base = 'box' | 'bottle' | 'ampoule';

const WORDS = { box: ['盒', 'box'], bottle: ['瓶', 'bottle'], ampoule: ['支', 'ampoule'] } as const;

/** What is in one base unit, and how many of those are in a carton: 24粒/盒, 400 of them. Everything is sold by ten. */
function pack(code: string, content: string, contentEn: string, base: Base, perCarton: number): Omit<Packaging, 'id'> {
  const [word, wordEn] = WORDS[base];
  return { code, name: `${content}/${word}`, nameEn: `${contentEn} per ${wordEn}`, baseUnit: base, salesUnit: base, perCarton, packMultiple: '10' };
}

/** What goes by the piece. */
function single(code: string, base: Base, perCarton: number): Omit<Packaging, 'id'> {
  const [name, nameEn] = WORDS[base];
  return { code, name, nameEn, baseUnit: base, salesUnit: base, perCarton, packMultiple: '10' };
}

const list = [
  pack('C12', '12粒', '12 capsules', 'box', 400),
  pack('C20', '20粒', '20 capsules', 'box', 300),
  pack('C24', '24粒', '24 capsules', 'box', 300),
  pack('T7', '7片', '7 tablets', 'box', 400),
  pack('T14', '14片', '14 tablets', 'box', 400),
  pack('T28', '28片', '28 tablets', 'box', 240),
  pack('T30', '30片', '30 tablets', 'box', 240),
  pack('T100', '100片', '100 tablets', 'bottle', 120),
  pack('G6', '6袋', '6 sachets', 'box', 200),
  pack('G10', '10袋', '10 sachets', 'box', 200),
  pack('O10', '10支', '10 vials', 'box', 60),
  pack('E1', '1支', '1 tube', 'box', 200),
  single('L100', 'bottle', 80),
  single('V1', 'ampoule', 100),
  single('A1', 'ampoule', 200),
];

export const PACKAGINGS: readonly Packaging[] = list.map((packaging, index) => ({ id: index + 1, ...packaging }));

export function conversionsOf({ baseUnit, perCarton = 1 }: Packaging): Conversion[] {
  return [{ unit: baseUnit, numerator: '1', denominator: '1' }, { unit: 'carton', numerator: String(perCarton), denominator: '1' }];
}
