/** The encodings that texts of dealers' programs come in, by the names that `TextDecoder` knows. */
export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'gb18030'
  | 'big5'
  | 'shift_jis'
  | 'euc-jp'
  | 'iso-2022-jp'
  | 'euc-kr'
  | 'windows-1252'
  | 'macintosh'
  | 'hz';

export interface Decoded {
  readonly text: string;
  /** Of most of the text. */
  readonly encoding: Encoding;
  /** A second encoding that some of its lines are in. */
  readonly also?: Encoding;
}

/** What programs write into `charset=` and `encoding=`; what calls itself GB2312 or GBK is read as GB18030. */
const DECLARED: readonly (readonly [pattern: RegExp, encoding: Encoding])[] = [
  [/^(gb2312|gbk|gb18030|x-gbk|cp936|ms936|windows-936|gb_2312-80|euc-cn)$/, 'gb18030'],
  [/^(big5|big5-hkscs|cp950|x-x-big5|cn-big5)$/, 'big5'],
  [/^(shift_jis|shift-jis|sjis|x-sjis|cp932|windows-31j|ms932)$/, 'shift_jis'],
  [/^(euc-jp|x-euc-jp)$/, 'euc-jp'],
  [/^iso-2022-jp$/, 'iso-2022-jp'],
  [/^(euc-kr|ks_c_5601-1987|ksc5601|cp949|windows-949)$/, 'euc-kr'],
  [/^(iso-8859-1|latin-?1|windows-1252|cp1252|us-ascii|ascii)$/, 'windows-1252'],
  [/^(macintosh|x-mac-roman|macroman)$/, 'macintosh'],
  [/^(hz|hz-gb-2312)$/, 'hz'],
  [/^utf-?8$/, 'utf-8'],
  [/^utf-?16(le)?$/, 'utf-16le'],
  [/^utf-?16be$/, 'utf-16be'],
];

/** The encoding that a name stands for; undefined for names nobody knows. */
export function encodingNamed(name: string): Encoding | undefined {
  const key = name.trim().toLowerCase();
  return DECLARED.find(([pattern]) => pattern.test(key))?.[1];
}
