import { CellSkipper } from './cell-skipper';

/** What is read of a sheet that comes in pieces of so many characters. */
function tagsOf(xml: string, piece: number): string {
  let tags = '';
  const scanner = new CellSkipper({ open: (name) => (tags += `<${name}>`), text: () => undefined, close: (name) => (tags += `</${name}>`) });
  for (let at = 0; at < xml.length; at += piece) scanner.push(xml.slice(at, at + piece));
  scanner.end();
  return tags;
}

const BEHIND = '</sheetData><m ref="A1:B1"/></worksheet>';

describe('a sheet without its cells', () => {
  it.each([
    ['with cells', '<worksheet><cols a=">"/><sheetData x="1"><row><c><v>1</v></c></row></sheetData ><m/></worksheet>', '<worksheet><cols></cols><sheetData></sheetData><m></m></worksheet>'],
    ['without any', '<worksheet><sheetData/><m/></worksheet>', '<worksheet><sheetData></sheetData><m></m></worksheet>'],
    ['with prefixes', '<x:worksheet><x:sheetData><x:c/></x:sheetData><x:m/></x:worksheet>', '<worksheet><sheetData></sheetData><m></m></worksheet>'],
    ['with texts that look like its end', `<worksheet><sheetData><c><![CDATA[${BEHIND}]]></c><!--${BEHIND}--><?a ${BEHIND}?></sheetData></worksheet>`, '<worksheet><sheetData></sheetData></worksheet>'],
  ])('%s is the same wherever it is cut', (_, xml, expected) => {
    for (let piece = 1; piece <= xml.length; piece += 1) expect(tagsOf(xml, piece)).toBe(expected);
  });

  it.each([
    ['broke off among its cells', '<worksheet><sheetData><row>'],
    ['broke off behind them', '<worksheet><sheetData></sheetData><m>'],
    ['ends its cells before they begin', '<worksheet></sheetData></worksheet>'],
    ['ends them under another name', '<worksheet><sheetData></x:sheetData></worksheet>'],
    ['declares entities', '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'],
  ])('is refused where it %s', (_, xml) => {
    expect(() => tagsOf(xml, 7)).toThrow();
  });
});
