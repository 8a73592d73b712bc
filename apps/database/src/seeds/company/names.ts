import { pinyinFull } from '@tributary/kernel';
import type { Random } from '../random';
import type { County } from '../reference/divisions';

const FIRST = [...'宏鑫顺润恒泰华瑞嘉远安盛广德众金永新佳天福吉百长东海中联亿博明正祥裕创凯腾卓诚同'];
const SECOND = [...'达源通盛泰丰润和兴利发隆运捷茂信顺昌旺诚安康龙驰'];
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘蒋蔡余于杜叶程魏苏吕丁任沈姚卢'];
const GIVEN = ['伟', '芳', '敏', '静', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明', '超', '秀兰', '霞', '平', '刚', '桂英', '文博', '志远', '海燕', '建国', '晓东', '雨婷', '国强', '丽华', '俊杰', '春梅'];

/** What distinguishes one firm from the next: 宏达, 鑫源 … */
export function tradeName(random: Random): string {
  const first = random.pick(FIRST);
  return `${first}${random.pick(SECOND.filter((second) => second !== first))}`;
}

export function personName(random: Random): string {
  return `${random.pick(SURNAMES)}${random.pick(GIVEN)}`;
}

/** A mobile number of the range 1xx 0000 xxxx, which no operator gives out. */
export function mobilePhone(random: Random): string {
  return `1${random.pick(['36', '38', '39', '58', '86', '88'])}0000${String(random.between(0, 9999)).padStart(4, '0')}`;
}

/** A place as firms write it at the front of their name: 苏州 for 苏州市. */
export function cityWord({ cityName }: County): string {
  return cityName.replace(/(市|地区|盟|(壮族|土家族|苗族|黎族|侗族|布依族|彝族|藏族|羌族|回族|哈萨克|蒙古|朝鲜族|傣族|景颇族|傈僳族|白族|哈尼族|柯尔克孜)+自治州|自治州)$/, '');
}

export function streetAddress({ provinceName, cityName, name }: County, roads: readonly string[], random: Random): string {
  const province = provinceName === cityName ? '' : provinceName;
  return `${province}${cityName}${name}${random.pick(roads)}${random.between(1, 999)}号`;
}

/** Chinese words in Latin letters, as a firm writes itself: Suzhou Hongda. */
export function latin(...words: readonly string[]): string {
  return words
    .map((word) => pinyinFull(word))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
