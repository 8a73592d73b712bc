import { XmlScanner } from './xml-scanner';

/** What is read of a text that comes in pieces of so many characters. */
function eventsOf(xml: string, piece: number): string {
  let events = '';
  const scanner = new XmlScanner({
    open: (name, attributes) => (events += `<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`)].join(' ')}>`),
    text: (text) => (events += text),
    close: (name) => (events += `</${name}>`),
  });
  for (let at = 0; at < xml.length; at += piece) scanner.push(xml.slice(at, at + piece));
  scanner.end();
  return events;
}

describe('the XML of a workbook', () => {
  it('is the same wherever it is cut', () => {
    const xml = `<?xml version="1.0"?><!-- <a> --><x:a b="1>0" c='"'>1 &lt; 2 &amp;&#x41;<![CDATA[<&]]><d/><e >f</e ></x:a>\n`;
    const expected = '<a b=1>0 c="><1 < 2 &A<&<d></d><e>f</e></a>'.replace('c="><', 'c=">');
    for (let piece = 1; piece <= xml.length; piece += 1) expect(eventsOf(xml, piece)).toBe(expected);
  });

  it.each([
    ['broke off', '<a><b>1</b>'],
    ['is empty', ''],
    ['closes what is not open', '<a><b></a></b>'],
    ['has two roots', '<a/><b/>'],
    ['declares entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['uses entities of its own', '<a>&b;</a>'],
    ['nests without an end', '<a>'.repeat(1000)],
  ])('is refused where it %s', (_, xml) => {
    expect(() => eventsOf(xml, 7)).toThrow();
  });
});
