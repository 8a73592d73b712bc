import { compact, normalise, pinyinFull, pinyinInitials, searchPattern, searchText } from './search-text';

describe('normalise', () => {
  it.each([
    ['ＡＢＣ　１２３', 'abc 123'],
    ['  Shell（中国）有限公司\u3000', 'shell(中国)有限公司'],
    ['\uFEFF长\u200B城', '长城'],
    ['①号㎏', '1号kg'],
  ])('reads %j as %j', (text, expected) => expect(normalise(text)).toBe(expected));

  it('maps every full-width character to its half-width twin', () => {
    for (let half = 0x21; half <= 0x7e; half += 1) {
      const full = String.fromCharCode(half + 0xfee0);
      expect(normalise(full)).toBe(String.fromCharCode(half).toLowerCase());
    }
  });

  it('changes nothing the second time', () => {
    for (const text of ['Ｌ－ＨＭ　４６', '…½№', '长城（４Ｓ店）', '']) expect(normalise(normalise(text))).toBe(normalise(text));
  });
});

describe('compact', () => {
  it.each(['L-HM 46', 'lhm46', 'Ｌ—ＨＭ／４６', 'L.HM·46', 'l−hm\\46', ' L – H M 4 6 '])('gives %j one form', (text) =>
    expect(compact(text)).toBe('lhm46'),
  );

  it('keeps brackets, plus signs and Chinese', () => expect(compact('长城（金吉星） CF-4+')).toBe('长城(金吉星)cf4+'));
});

describe('pinyin', () => {
  it.each([
    ['重庆长安', 'cqca', 'chongqingchangan'],
    ['中国重汽', 'zgzq', 'zhongguozhongqi'],
    ['长沙银行', 'csyh', 'changshayinhang'],
    ['厦门大厦', 'xmds', 'xiamendasha'],
    ['解放路大药房', 'jfldyf', 'jiefangludayaofang'],
    ['单县中心医院', 'sxzxyy', 'shanxianzhongxinyiyuan'],
    ['曾氏石油', 'zssy', 'zengshishiyou'],
    ['六安绿源', 'laly', 'luanlvyuan'],
    ['ABC 长城４Ｓ店', 'abccc4sd', 'abcchangcheng4sdian'],
  ])('reads %s', (text, initials, full) => {
    expect(pinyinInitials(text)).toBe(initials);
    expect(pinyinFull(text)).toBe(full);
  });
});

describe('searchText', () => {
  it('holds each form of each part once', () => {
    expect(searchText('长城 4S', 'M-0001', null, undefined, '', 'm0001')).toBe('长城4s cc4s changcheng4s m0001');
  });

  it('is found by the name, its initials, its pinyin and a code in any spelling', () => {
    const text = searchText('重庆长安润滑油', 'L-HM 46');
    for (const query of ['长安', 'CQCA', 'chang an', 'l hm', 'ＨＭ４６']) expect(text).toContain(searchPattern(query).slice(1, -1));
    expect(text).not.toContain(compact('zhongqing'));
  });

  it('never matches across two parts', () => expect(searchText('ab', 'cd')).not.toContain(compact('b c')));
});

describe('searchPattern', () => {
  it('takes LIKE wildcards literally', () => expect(searchPattern('50%_a\\')).toBe('%50\\%\\_a%'));
  it('of nothing matches everything', () => expect(searchPattern(' - ')).toBe('%%'));
});
