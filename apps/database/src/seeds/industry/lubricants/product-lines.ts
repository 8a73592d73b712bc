import type { Named } from '../../company/catalogue';
import { PACKS } from './packagings';

/** Grades of one kind: each series in each specification. */
export interface CategoryPlan extends Named {
  readonly series: readonly (readonly [string, string])[];
  readonly specs: readonly string[];
  readonly packs: readonly string[];
  /** Kilograms per litre. */
  readonly density: string;
  /** Yuan per litre (per kilogram for greases) in the largest packaging, of the cheapest series. */
  readonly price: number;
}

export interface LinePlan extends Named {
  readonly business: string;
  /** SKUs of the demo company. */
  readonly demo: number;
  readonly categories: readonly CategoryPlan[];
}

const VISCOSITIES = ['5W-30', '5W-40', '10W-30', '10W-40', '15W-40', '20W-50'];
const ISO = ['15', '22', '32', '46', '68', '100', '150', '220', '320', '460'];
const NLGI = ['00号', '0号', '1号', '2号', '3号'];
const each = (classes: readonly string[], grades: readonly string[]): string[] => classes.flatMap((name) => grades.map((grade) => `${name} ${grade}`));

const PETROL: CategoryPlan['series'] = [['金擎', 'Gold'], ['银擎', 'Silver'], ['雅驰', 'Elegance'], ['净驰', 'Clean'], ['悦行', 'Joy'], ['先锋', 'Pioneer']];
const DIESEL: CategoryPlan['series'] = [['劲力', 'Power'], ['重载', 'Heavy'], ['长途', 'Longhaul'], ['铁牛', 'Iron Ox'], ['国六', 'Euro VI'], ['矿山', 'Mine']];
const INDUSTRY: CategoryPlan['series'] = [['恒工', 'Constant'], ['精工', 'Precision'], ['超工', 'Ultra'], ['绿工', 'Green'], ['耐工', 'Endure'], ['低温', 'Arctic'], ['经工', 'Economy']];

/** The catalogue of a lubricants maker: 13 product lines, 28 categories. The demo company makes the first six. */
export const LINES: readonly LinePlan[] = [
  {
    code: 'GEO', name: '汽油机油', nameEn: 'Petrol engine oil', business: 'vehicle', demo: 90,
    categories: [
      { code: 'GEO-FS', name: '全合成汽油机油', nameEn: 'Fully synthetic petrol engine oil', series: PETROL, specs: each(['SP', 'SN'], ['0W-20', '5W-30', '5W-40']), packs: PACKS.liquid, density: '0.852', price: 26 },
      { code: 'GEO-SS', name: '半合成汽油机油', nameEn: 'Semi-synthetic petrol engine oil', series: PETROL, specs: each(['SN', 'SM'], ['5W-30', '10W-40']), packs: PACKS.liquid, density: '0.862', price: 18 },
      { code: 'GEO-MN', name: '矿物汽油机油', nameEn: 'Mineral petrol engine oil', series: PETROL, specs: each(['SL', 'SJ'], ['10W-40', '15W-40']), packs: PACKS.liquid, density: '0.874', price: 14 },
    ],
  },
  {
    code: 'DEO', name: '柴油机油', nameEn: 'Diesel engine oil', business: 'vehicle', demo: 110,
    categories: [
      { code: 'DEO-HD', name: '重负荷柴油机油', nameEn: 'Heavy-duty diesel engine oil', series: DIESEL, specs: each(['CK-4', 'CJ-4', 'CI-4'], VISCOSITIES), packs: PACKS.liquid, density: '0.872', price: 17 },
      { code: 'DEO-ST', name: '普通柴油机油', nameEn: 'Diesel engine oil', series: DIESEL, specs: each(['CH-4', 'CF-4', 'CD'], ['15W-40', '20W-50']), packs: PACKS.liquid, density: '0.880', price: 13 },
    ],
  },
  {
    code: 'DRV', name: '车辆传动油', nameEn: 'Driveline oil', business: 'vehicle', demo: 50,
    categories: [
      { code: 'DRV-GO', name: '车辆齿轮油', nameEn: 'Automotive gear oil', series: DIESEL, specs: each(['GL-5', 'GL-4'], ['75W-90', '80W-90', '85W-90', '85W-140']), packs: PACKS.liquid, density: '0.890', price: 16 },
      { code: 'DRV-TF', name: '自动变速箱油', nameEn: 'Automatic transmission fluid', series: PETROL, specs: ['ATF DX-III', 'ATF DX-VI', 'CVT', 'DCT'], packs: PACKS.liquid, density: '0.848', price: 24 },
    ],
  },
  {
    code: 'HYD', name: '液压油', nameEn: 'Hydraulic oil', business: 'industrial', demo: 80,
    categories: [
      { code: 'HYD-AW', name: '抗磨液压油', nameEn: 'Anti-wear hydraulic oil', series: INDUSTRY, specs: each(['L-HM', 'L-HV'], ISO.slice(2, 7)), packs: PACKS.large, density: '0.868', price: 11 },
      { code: 'HYD-SP', name: '特种液压油', nameEn: 'Special hydraulic oil', series: INDUSTRY, specs: each(['L-HS', 'HFDU'], ISO.slice(2, 5)), packs: PACKS.large, density: '0.910', price: 28 },
    ],
  },
  {
    code: 'GRS', name: '润滑脂', nameEn: 'Grease', business: 'industrial', demo: 40,
    categories: [
      { code: 'GRS-LI', name: '锂基润滑脂', nameEn: 'Lithium grease', series: INDUSTRY, specs: each(['通用锂基脂', '极压锂基脂'], NLGI.slice(1)), packs: PACKS.grease, density: '0.900', price: 15 },
      { code: 'GRS-CX', name: '复合润滑脂', nameEn: 'Complex grease', series: INDUSTRY, specs: each(['复合锂基脂', '聚脲脂', '复合磺酸钙脂'], NLGI.slice(2, 4)), packs: PACKS.grease, density: '0.920', price: 24 },
    ],
  },
  {
    code: 'BLK', name: '散装油品', nameEn: 'Bulk oils', business: 'bulk', demo: 30,
    categories: [
      { code: 'BLK-EO', name: '散装内燃机油', nameEn: 'Bulk engine oil', series: DIESEL, specs: each(['CI-4', 'CH-4'], ['15W-40', '20W-50']), packs: PACKS.bulk, density: '0.874', price: 12 },
      { code: 'BLK-HY', name: '散装液压油', nameEn: 'Bulk hydraulic oil', series: INDUSTRY, specs: each(['L-HM'], ISO.slice(2, 6)), packs: PACKS.bulk, density: '0.868', price: 9 },
    ],
  },
  {
    code: 'MCO', name: '摩托车油', nameEn: 'Motorcycle oil', business: 'vehicle', demo: 0,
    categories: [
      { code: 'MCO-4T', name: '四冲程摩托车油', nameEn: 'Four-stroke motorcycle oil', series: PETROL, specs: each(['SN MA2', 'SL MA'], VISCOSITIES.slice(2)), packs: ['1L', '4L'], density: '0.866', price: 20 },
      { code: 'MCO-2T', name: '二冲程摩托车油', nameEn: 'Two-stroke motorcycle oil', series: PETROL, specs: ['FB', 'FC', 'FD'], packs: ['1L', '4L'], density: '0.866', price: 19 },
    ],
  },
  {
    code: 'CLT', name: '冷却液与车辅产品', nameEn: 'Coolants and car care', business: 'vehicle', demo: 0,
    categories: [
      { code: 'CLT-AF', name: '发动机冷却液', nameEn: 'Engine coolant', series: PETROL, specs: ['-25℃', '-35℃', '-45℃', '-55℃'], packs: ['4L', '18L', '200L'], density: '1.070', price: 7 },
      { code: 'CLT-BF', name: '制动液', nameEn: 'Brake fluid', series: PETROL, specs: ['DOT3', 'DOT4', 'DOT5.1'], packs: ['1L', '18L'], density: '1.050', price: 22 },
    ],
  },
  {
    code: 'IGO', name: '工业齿轮油', nameEn: 'Industrial gear oil', business: 'industrial', demo: 0,
    categories: [
      { code: 'IGO-EP', name: '极压工业齿轮油', nameEn: 'Extreme-pressure gear oil', series: INDUSTRY, specs: each(['L-CKC', 'L-CKD'], ISO.slice(4)), packs: PACKS.large, density: '0.898', price: 13 },
      { code: 'IGO-SY', name: '合成工业齿轮油', nameEn: 'Synthetic gear oil', series: INDUSTRY, specs: each(['PAO', 'PAG'], ISO.slice(6)), packs: PACKS.large, density: '0.880', price: 45 },
    ],
  },
  {
    code: 'TUR', name: '汽轮机油', nameEn: 'Turbine oil', business: 'industrial', demo: 0,
    categories: [
      { code: 'TUR-ST', name: '蒸汽轮机油', nameEn: 'Steam turbine oil', series: INDUSTRY, specs: each(['L-TSA', 'L-TSE'], ISO.slice(2, 6)), packs: PACKS.large, density: '0.865', price: 14 },
      { code: 'TUR-GT', name: '燃气轮机油', nameEn: 'Gas turbine oil', series: INDUSTRY, specs: each(['L-TGA', 'L-TGE'], ISO.slice(2, 5)), packs: PACKS.large, density: '0.862', price: 22 },
    ],
  },
  {
    code: 'CMP', name: '压缩机油', nameEn: 'Compressor oil', business: 'industrial', demo: 0,
    categories: [
      { code: 'CMP-AC', name: '空气压缩机油', nameEn: 'Air compressor oil', series: INDUSTRY, specs: each(['L-DAA', 'L-DAB', 'L-DAG'], ISO.slice(2, 7)), packs: PACKS.large, density: '0.870', price: 15 },
      { code: 'CMP-RF', name: '冷冻机油', nameEn: 'Refrigeration oil', series: INDUSTRY, specs: each(['L-DRA', 'L-DRD'], ISO.slice(2, 6)), packs: PACKS.large, density: '0.895', price: 26 },
    ],
  },
  {
    code: 'MWF', name: '金属加工油', nameEn: 'Metalworking fluid', business: 'industrial', demo: 0,
    categories: [
      { code: 'MWF-CU', name: '切削油', nameEn: 'Cutting oil', series: INDUSTRY, specs: each(['纯油', '乳化', '半合成', '全合成'], ISO.slice(0, 4)), packs: PACKS.large, density: '0.905', price: 12 },
      { code: 'MWF-QU', name: '淬火油', nameEn: 'Quenching oil', series: INDUSTRY, specs: each(['快速', '等温'], ISO.slice(1, 6)), packs: PACKS.large, density: '0.880', price: 13 },
      { code: 'MWF-RP', name: '防锈油', nameEn: 'Rust preventive', series: INDUSTRY, specs: each(['溶剂型', '油膜型', '水基型'], ['I', 'II', 'III']), packs: PACKS.large, density: '0.850', price: 16 },
    ],
  },
  {
    code: 'SPC', name: '特种油品', nameEn: 'Special oils', business: 'industrial', demo: 0,
    categories: [
      { code: 'SPC-TR', name: '变压器油', nameEn: 'Transformer oil', series: INDUSTRY, specs: ['10号', '25号', '45号', '天然酯'], packs: PACKS.large, density: '0.880', price: 11 },
      { code: 'SPC-HT', name: '导热油', nameEn: 'Heat-transfer oil', series: INDUSTRY, specs: ['L-QB 280', 'L-QB 300', 'L-QC 320', 'L-QD 350'], packs: PACKS.large, density: '0.870', price: 12 },
    ],
  },
];
