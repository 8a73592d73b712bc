import { SCALES } from '../../company/scale';
import type { Industry } from '../industry';
import { catalogueOf } from './catalogue';
import { LINES } from './medicines';
import { PACKAGINGS } from './packagings';
import { TERMINALS } from './terminals';

const skus = catalogueOf().skus.length;

/** A maker of medicines: batches and expiry dates, hospitals and pharmacies, offices instead of branches. */
export const PHARMA: Industry = {
  code: 'pharma',
  scales: {
    demo: { ...SCALES.demo, skus, productLines: LINES.length },
    full: { ...SCALES.full, firstTier: 100, secondTier: 1_000, skus, productLines: LINES.length, terminals: 30_000, ownPriceLists: 30, specialPriceLists: 20 },
  },
  headOffice: { code: 'HQ', name: '云杉岭药业股份有限公司', nameEn: 'Sprucehill Pharmaceutical Co., Ltd.' },
  branch: ['办事处', 'office'],
  people: {
    admin: '顾行', desk: '林若溪', logistics: '贺川', operator: '夏知秋', 'manager.east': '秦岚', 'manager.south': '冼国梁', auditor: '文正清', rep1: '叶童', marketing: '钟灵',
  },
  plants: [
    ['P01', '上海奉贤制剂厂', 'Shanghai plant', '310120', 'HD'],
    ['P02', '广州从化制剂厂', 'Guangzhou plant', '440117', 'HN'],
    ['P03', '武汉中央药品库', 'Wuhan central warehouse', '420112', ''],
    ['P04', '天津武清制剂厂', 'Tianjin plant', '120114', 'HB'],
    ['P05', '郑州药品库', 'Zhengzhou warehouse', '410122', 'HZ'],
    ['P06', '沈阳药品库', 'Shenyang warehouse', '210114', 'DB'],
    ['P07', '成都药品库', 'Chengdu warehouse', '510112', 'XB'],
    ['P08', '西安药品库', 'Xi’an warehouse', '610112', 'XB'],
  ],
  businessLines: [
    { code: 'prescription', name: '处方药', nameEn: 'Prescription', goods: ['处方药', 'Prescription medicines'], chance: [1, 1] },
    { code: 'otc', name: '非处方药', nameEn: 'OTC', goods: ['非处方药', 'Over-the-counter medicines'], chance: [0.8, 0.6] },
  ],
  units: [
    { code: 'box', name: '盒', nameEn: 'box' },
    { code: 'bottle', name: '瓶', nameEn: 'bottle' },
    { code: 'ampoule', name: '支', nameEn: 'ampoule' },
    { code: 'carton', name: '件', nameEn: 'carton' },
  ],
  portalTexts: [
    ['skuList.column.grade', '品种', 'Medicine'],
    ['orderEntry.search', '编码、通用名、规格或拼音首字母', 'Code, generic name, strength or pinyin initials'],
    ['orderEntry.nothing.hint', '可输入编码的一部分、通用名或拼音首字母，例如 amxl。', 'Type part of a code, a generic name, or pinyin initials such as amxl.'],
    ['quickEntry.type.placeholder', '编码、通用名、规格、拼音首字母或本公司货号', 'Code, generic name, strength, pinyin initials or own number'],
    ['quickEntry.foundBy.grade', '品种与包装', 'medicine and packaging'],
  ],
  packagings: PACKAGINGS,
  catalogueOf,
  lot: 20,
  // infusions are heavy, vials need a cold box
  minimums: [{ packaging: 'L100', quantity: 20 }, { packaging: 'V1', quantity: 40 }],
  dealers: {
    trades: [['医药', 'Pharmaceutical'], ['药业', 'Medicines'], ['医药物流', 'Pharma Logistics'], ['医药贸易', 'Pharma Trading'], ['医药供应链', 'Pharma Supply']],
    firstEnding: '有限公司',
    secondEndings: ['有限公司', '批发部', '有限责任公司'],
    roads: ['人民路', '解放路', '中山路', '建设路', '健康路', '迎宾大道', '站前路', '新华路', '建国路', '和平路', '开发大道', '环城路', '振兴路', '药谷大道'],
  },
  terminals: TERMINALS,
  channel: { sells: () => true, strange: (name) => `${name}(新包装)`, shelfLife: [18, 24, 36] },
  promotions: {
    gift: { line: 'OTC', value: '8.00' },
    steps: { code: 'CX-ANTI-TIER', name: '抗感染药阶梯满减', nameEn: 'Anti-infectives by steps', line: 'ANTI' },
    percentage: { code: 'CX-CARD-97', name: '心血管药春季 97 折', nameEn: 'Cardiovascular, spring: 3 % off', line: 'CARD' },
    bonus: { code: 'CX-DIG-GIFT', name: '消化药满量赠品', nameEn: 'A gift with digestive medicines', line: 'DIG' },
    first: { code: 'CX-ENDO-FIRST', name: '内分泌药首单立减', nameEn: 'Endocrine, first order', line: 'ENDO' },
    next: { code: 'CX-OTC-NEXT', name: '非处方药每盒立减', nameEn: 'OTC, off every pack', line: 'OTC' },
    nextOff: '0.50',
    over: { code: 'CX-RESP-OLD', name: '呼吸药年末 95 折', nameEn: 'Respiratory, year’s end: 5 % off', line: 'RESP' },
  },
  story: {
    carrier: '云杉岭医药物流有限公司', tried: '医院药事会未通过', opened: '外盒已拆封，无法再售', damaged: '入库验收发现包装破损', scrapped: '一盒破损受潮，销毁处理',
    wrongSize: '该规格本周缺货，请改订大包装', missing: '少一盒，司机签字确认', expiring: '近效期',
  },
};
