import { encode } from 'iconv-lite';
import { asMeant } from './mistaken';
import { westernText } from './western';

describe('a text that was taken for Western', () => {
  it.each(['日期', '防冻液 10kg', '合肥老王汽修', '数量'])('is %s', (text) => {
    expect(asMeant(westernText(encode(text, 'gb18030')))).toBe(text);
  });

  it.each(['plain', 'Núñez', 'Größe', 'café', '“quote” – dash', '£5', '日期', '5 °C', 'Ünïcödé'])('is none: %s', (text) => {
    expect(asMeant(text)).toBe(text);
  });
});
