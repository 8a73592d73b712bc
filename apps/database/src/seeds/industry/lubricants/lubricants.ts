import { SCALES } from '../../company/scale';
import type { Industry } from '../industry';
import { catalogueOf } from './catalogue';
import { PACKAGINGS } from './packagings';
import { TERMINALS } from './terminals';
import { units } from './units';

/** A maker of lubricants, with six branches and a fleet of tank lorries. */
export const LUBRICANTS: Industry = {
  code: 'lubricants',
  scales: SCALES,
  headOffice: { code: 'HQ', name: '远航润滑油股份有限公司', nameEn: 'Voyager Lubricants Co., Ltd.' },
  branch: ['销售分公司', 'branch'],
  people: {
    admin: '沈安', desk: '许敏', logistics: '高峰', operator: '唐晓雯', 'manager.east': '陆建华', 'manager.south': '何志强', auditor: '韩正', rep1: '周子昂', marketing: '方婷',
  },
  plants: [
    ['P01', '上海高桥润滑油厂', 'Shanghai plant', '310115', 'HD'],
    ['P02', '广州黄埔润滑油厂', 'Guangzhou plant', '440112', 'HN'],
    ['P03', '武汉中央库', 'Wuhan central warehouse', '420112', ''],
    ['P04', '天津滨海润滑油厂', 'Tianjin plant', '120116', 'HB'],
    ['P05', '郑州区域库', 'Zhengzhou warehouse', '410122', 'HZ'],
    ['P06', '沈阳区域库', 'Shenyang warehouse', '210114', 'DB'],
    ['P07', '成都区域库', 'Chengdu warehouse', '510112', 'XB'],
    ['P08', '西安区域库', 'Xi’an warehouse', '610112', 'XB'],
  ],
  businessLines: [
    { code: 'vehicle', name: '车用包装油', nameEn: 'Vehicle packaged', goods: ['车用油', 'Vehicle oils'], chance: [1, 1] },
    { code: 'industrial', name: '工业包装油', nameEn: 'Industrial packaged', goods: ['工业油', 'Industrial oils'], chance: [0.7, 0.4] },
    { code: 'bulk', name: '散装油', nameEn: 'Bulk oil', goods: ['散装油', 'Bulk oils'], chance: [0.3, 0] },
  ],
  units,
  portalTexts: [],
  packagings: PACKAGINGS,
  catalogueOf,
  lot: 1,
  // a tank lorry does not come for less than five tonnes; large drums of industrial oil go by two
  minimums: [{ packaging: 'BULK', quantity: 5 }, { packaging: '200L', business: 'industrial', quantity: 2 }],
  dealers: {
    trades: [['润滑油', 'Lubricants'], ['石化', 'Petrochemical'], ['油品', 'Oil Products'], ['商贸', 'Trading'], ['汽车用品', 'Auto Supplies'], ['能源', 'Energy']],
    firstEnding: '有限公司',
    secondEndings: ['经营部', '有限公司', '商行'],
    roads: ['人民路', '解放路', '中山路', '建设路', '工业大道', '迎宾大道', '站前路', '新华路', '建国路', '和平路', '开发大道', '环城路', '振兴路', '汽贸大道'],
  },
  terminals: TERMINALS,
  channel: {
    sells: ({ business, packaging }) => business === 'vehicle' && packaging.salesUnit === 'carton',
    strange: (name) => `${name}机油(促销装)`,
  },
  promotions: {
    gift: { line: 'GRS', value: '60.00' },
    steps: { code: 'CX-DEO-TIER', name: '柴机油阶梯满减', nameEn: 'Diesel oil by steps', line: 'DEO' },
    percentage: { code: 'CX-GEO-97', name: '汽机油春季 97 折', nameEn: 'Petrol oil, spring: 3 % off', line: 'GEO' },
    bonus: { code: 'CX-HYD-GIFT', name: '液压油买十赠脂', nameEn: 'Grease with ten of hydraulic oil', line: 'HYD' },
    first: { code: 'CX-DRV-FIRST', name: '传动油首单立减', nameEn: 'Driveline oil, first order', line: 'DRV' },
    next: { code: 'CX-GRS-NEXT', name: '润滑脂每件立减', nameEn: 'Grease, off every pack', line: 'GRS' },
    nextOff: '8.00',
    over: { code: 'CX-BLK-OLD', name: '散装油年末 95 折', nameEn: 'Bulk oil, year’s end: 5 % off', line: 'BLK' },
  },
  story: {
    carrier: '远航物流有限公司', tried: '终端试用后不满意', opened: '已拆封，无法再售', damaged: '入库复检发现渗漏', scrapped: '一件渗漏严重，报废处理',
    wrongSize: '该规格本周缺货，请改订 4L 装', missing: '少一箱，司机签字确认', expiring: '临近保质期',
  },
};
