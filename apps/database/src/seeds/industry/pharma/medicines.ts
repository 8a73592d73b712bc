import type { Named } from '../../company/catalogue';

/** A medicine by its generic name and form: each strength in each packaging is an SKU. */
export interface Medicine {
  readonly name: string;
  readonly nameEn: string;
  readonly strengths: readonly string[];
  readonly packs: readonly string[];
  /** Yuan per base unit of the first strength in the first packaging. */
  readonly price: number;
}

export interface CategoryPlan extends Named {
  readonly medicines: readonly Medicine[];
}

export interface LinePlan extends Named {
  readonly business: string;
  readonly categories: readonly CategoryPlan[];
}

const of = (name: string, nameEn: string, strengths: readonly string[], packs: readonly string[], price: number): Medicine => ({ name, nameEn, strengths, packs, price });

/** The catalogue of a maker of medicines. */
export const LINES: readonly LinePlan[] = [
  {
    code: 'ANTI', name: '抗感染', nameEn: 'Anti-infectives', business: 'prescription',
    categories: [
      {
        code: 'ANTI-PO', name: '口服抗感染药', nameEn: 'Oral anti-infectives',
        medicines: [
          of('阿莫西林胶囊', 'Amoxicillin capsules', ['0.25g', '0.5g'], ['C24', 'C12'], 9.6),
          of('头孢克洛胶囊', 'Cefaclor capsules', ['0.125g', '0.25g'], ['C12'], 18.5),
          of('头孢地尼分散片', 'Cefdinir dispersible tablets', ['50mg', '0.1g'], ['T7', 'T14'], 24.8),
          of('阿奇霉素片', 'Azithromycin tablets', ['0.125g', '0.25g'], ['T7', 'T14'], 15.2),
          of('克拉霉素缓释片', 'Clarithromycin sustained-release tablets', ['0.5g'], ['T7'], 29.9),
          of('左氧氟沙星片', 'Levofloxacin tablets', ['0.1g', '0.5g'], ['T7', 'T14'], 12.4),
          of('氟康唑胶囊', 'Fluconazole capsules', ['50mg', '0.15g'], ['C12'], 21),
          of('磷酸奥司他韦颗粒', 'Oseltamivir granules', ['15mg', '25mg'], ['G6', 'G10'], 38.6),
        ],
      },
      {
        code: 'ANTI-IV', name: '注射用抗感染药', nameEn: 'Injectable anti-infectives',
        medicines: [
          of('注射用头孢曲松钠', 'Ceftriaxone for injection', ['0.5g', '1.0g', '2.0g'], ['V1'], 3.4),
          of('注射用头孢呋辛钠', 'Cefuroxime for injection', ['0.75g', '1.5g'], ['V1'], 5.8),
          of('注射用哌拉西林钠他唑巴坦钠', 'Piperacillin and tazobactam for injection', ['2.25g', '4.5g'], ['V1'], 12.6),
          of('注射用美罗培南', 'Meropenem for injection', ['0.25g', '0.5g'], ['V1'], 32),
          of('左氧氟沙星氯化钠注射液', 'Levofloxacin and sodium chloride injection', ['100ml:0.5g', '250ml:0.5g'], ['L100'], 14.9),
        ],
      },
    ],
  },
  {
    code: 'CARD', name: '心血管', nameEn: 'Cardiovascular', business: 'prescription',
    categories: [
      {
        code: 'CARD-BP', name: '降压药', nameEn: 'Antihypertensives',
        medicines: [
          of('苯磺酸氨氯地平片', 'Amlodipine tablets', ['5mg', '10mg'], ['T7', 'T14', 'T28'], 8.2),
          of('缬沙坦胶囊', 'Valsartan capsules', ['80mg', '160mg'], ['C12', 'C24'], 16.8),
          of('厄贝沙坦片', 'Irbesartan tablets', ['75mg', '0.15g'], ['T7', 'T28'], 13.9),
          of('硝苯地平控释片', 'Nifedipine controlled-release tablets', ['30mg'], ['T7', 'T28'], 19.5),
          of('酒石酸美托洛尔片', 'Metoprolol tablets', ['25mg', '50mg'], ['T14', 'T28'], 6.4),
          of('吲达帕胺缓释片', 'Indapamide sustained-release tablets', ['1.5mg'], ['T14', 'T30'], 11.8),
        ],
      },
      {
        code: 'CARD-LP', name: '调脂与抗栓药', nameEn: 'Lipid-lowering and antithrombotic',
        medicines: [
          of('阿托伐他汀钙片', 'Atorvastatin tablets', ['10mg', '20mg'], ['T7', 'T14', 'T28'], 14.6),
          of('瑞舒伐他汀钙片', 'Rosuvastatin tablets', ['5mg', '10mg'], ['T7', 'T28'], 17.3),
          of('阿司匹林肠溶片', 'Aspirin enteric-coated tablets', ['25mg', '100mg'], ['T30', 'T100'], 5.6),
          of('硫酸氢氯吡格雷片', 'Clopidogrel tablets', ['25mg', '75mg'], ['T7', 'T28'], 22.4),
          of('单硝酸异山梨酯缓释片', 'Isosorbide mononitrate sustained-release tablets', ['40mg'], ['T14', 'T30'], 15.7),
        ],
      },
    ],
  },
  {
    code: 'DIG', name: '消化', nameEn: 'Digestive', business: 'prescription',
    categories: [
      {
        code: 'DIG-AC', name: '抑酸与胃黏膜保护药', nameEn: 'Acid suppressants and mucosal protectants',
        medicines: [
          of('奥美拉唑肠溶胶囊', 'Omeprazole enteric-coated capsules', ['20mg'], ['C12', 'C20', 'C24'], 10.8),
          of('雷贝拉唑钠肠溶片', 'Rabeprazole enteric-coated tablets', ['10mg', '20mg'], ['T7', 'T14'], 26.5),
          of('注射用泮托拉唑钠', 'Pantoprazole for injection', ['40mg', '80mg'], ['V1'], 7.9),
          of('铝碳酸镁咀嚼片', 'Hydrotalcite chewable tablets', ['0.5g'], ['T14', 'T28'], 16.2),
          of('瑞巴派特片', 'Rebamipide tablets', ['0.1g'], ['T14', 'T28'], 23.1),
        ],
      },
      {
        code: 'DIG-MO', name: '胃肠动力与微生态药', nameEn: 'Motility and microecology',
        medicines: [
          of('枸橼酸莫沙必利片', 'Mosapride tablets', ['5mg'], ['T14', 'T28'], 17.4),
          of('蒙脱石散', 'Montmorillonite powder', ['3g'], ['G6', 'G10'], 9.3),
          of('双歧杆菌三联活菌胶囊', 'Triple viable bifidobacterium capsules', ['0.21g'], ['C24'], 25.6),
          of('乳果糖口服溶液', 'Lactulose oral solution', ['100ml', '200ml'], ['L100'], 28.9),
        ],
      },
    ],
  },
  {
    code: 'ENDO', name: '内分泌代谢', nameEn: 'Endocrine and metabolic', business: 'prescription',
    categories: [
      {
        code: 'ENDO-DM', name: '降糖药', nameEn: 'Antidiabetics',
        medicines: [
          of('盐酸二甲双胍缓释片', 'Metformin sustained-release tablets', ['0.5g'], ['T14', 'T28', 'T30'], 9.8),
          of('格列美脲片', 'Glimepiride tablets', ['1mg', '2mg'], ['T14', 'T30'], 18.2),
          of('阿卡波糖片', 'Acarbose tablets', ['50mg', '0.1g'], ['T14', 'T30'], 20.7),
          of('达格列净片', 'Dapagliflozin tablets', ['5mg', '10mg'], ['T14', 'T30'], 34.2),
        ],
      },
      {
        code: 'ENDO-TH', name: '甲状腺与骨代谢药', nameEn: 'Thyroid and bone metabolism',
        medicines: [
          of('左甲状腺素钠片', 'Levothyroxine tablets', ['25μg', '50μg'], ['T100'], 24.5),
          of('骨化三醇软胶囊', 'Calcitriol soft capsules', ['0.25μg'], ['C12', 'C20'], 31.8),
          of('阿仑膦酸钠片', 'Alendronate tablets', ['10mg', '70mg'], ['T7'], 42),
        ],
      },
    ],
  },
  {
    code: 'NEUR', name: '神经与镇痛', nameEn: 'Neurology and pain', business: 'prescription',
    categories: [
      {
        code: 'NEUR-CN', name: '神经系统药', nameEn: 'Nervous system',
        medicines: [
          of('甲钴胺片', 'Mecobalamin tablets', ['0.5mg'], ['T14', 'T28', 'T100'], 13.2),
          of('加巴喷丁胶囊', 'Gabapentin capsules', ['0.1g', '0.3g'], ['C24'], 27.9),
          of('盐酸多奈哌齐片', 'Donepezil tablets', ['5mg', '10mg'], ['T7', 'T14'], 45.6),
          of('胞磷胆碱钠注射液', 'Citicoline injection', ['2ml:0.25g'], ['A1'], 1.9),
        ],
      },
      {
        code: 'NEUR-PN', name: '镇痛抗炎药', nameEn: 'Analgesics and anti-inflammatories',
        medicines: [
          of('塞来昔布胶囊', 'Celecoxib capsules', ['0.1g', '0.2g'], ['C12', 'C20'], 19.9),
          of('双氯芬酸钠缓释片', 'Diclofenac sustained-release tablets', ['75mg', '0.1g'], ['T14', 'T30'], 12.7),
          of('氟比洛芬酯注射液', 'Flurbiprofen axetil injection', ['5ml:50mg'], ['A1'], 21.3),
        ],
      },
    ],
  },
  {
    code: 'RESP', name: '呼吸', nameEn: 'Respiratory', business: 'prescription',
    categories: [
      {
        code: 'RESP-AS', name: '平喘祛痰药', nameEn: 'Antiasthmatics and expectorants',
        medicines: [
          of('孟鲁司特钠片', 'Montelukast tablets', ['5mg', '10mg'], ['T7', 'T14'], 23.7),
          of('氨溴索口服溶液', 'Ambroxol oral solution', ['100ml:0.6g'], ['L100'], 15.4),
          of('盐酸氨溴索注射液', 'Ambroxol injection', ['2ml:15mg', '4ml:30mg'], ['A1'], 2.6),
          of('乙酰半胱氨酸颗粒', 'Acetylcysteine granules', ['0.1g', '0.2g'], ['G10'], 26.1),
          of('吸入用布地奈德混悬液', 'Budesonide suspension for inhalation', ['2ml:1mg'], ['O10'], 62.5),
        ],
      },
    ],
  },
  {
    code: 'OTC', name: '非处方药', nameEn: 'Over the counter', business: 'otc',
    categories: [
      {
        code: 'OTC-CF', name: '感冒止咳药', nameEn: 'Cough and cold',
        medicines: [
          of('复方氨酚烷胺片', 'Compound paracetamol and amantadine tablets', ['复方'], ['T7', 'T14'], 8.9),
          of('布洛芬混悬液', 'Ibuprofen suspension', ['100ml:2g'], ['L100'], 16.5),
          of('布洛芬缓释胶囊', 'Ibuprofen sustained-release capsules', ['0.3g'], ['C12', 'C20', 'C24'], 13.6),
          of('感冒清热颗粒', 'Cold-relief granules', ['12g'], ['G6', 'G10'], 14.2),
          of('板蓝根颗粒', 'Isatis root granules', ['5g', '10g'], ['G10'], 11.5),
          of('复方甘草口服溶液', 'Compound liquorice oral solution', ['100ml', '180ml'], ['L100'], 7.2),
          of('氯雷他定片', 'Loratadine tablets', ['10mg'], ['T7', 'T14'], 12.9),
        ],
      },
      {
        code: 'OTC-VT', name: '维生素与矿物质', nameEn: 'Vitamins and minerals',
        medicines: [
          of('维生素C片', 'Vitamin C tablets', ['0.1g'], ['T100'], 4.2),
          of('复合维生素B片', 'Vitamin B complex tablets', ['复方'], ['T100'], 5.1),
          of('碳酸钙D3片', 'Calcium carbonate and vitamin D3 tablets', ['0.6g'], ['T28', 'T30', 'T100'], 32.4),
          of('葡萄糖酸锌口服溶液', 'Zinc gluconate oral solution', ['10ml:35mg'], ['O10'], 18.8),
        ],
      },
      {
        code: 'OTC-EX', name: '外用与五官科药', nameEn: 'Topical and ENT',
        medicines: [
          of('莫匹罗星软膏', 'Mupirocin ointment', ['5g', '10g'], ['E1'], 17.6),
          of('曲安奈德益康唑乳膏', 'Triamcinolone and econazole cream', ['15g'], ['E1'], 14.8),
          of('玻璃酸钠滴眼液', 'Sodium hyaluronate eye drops', ['5ml:5mg', '10ml:10mg'], ['E1'], 27.2),
          of('双氯芬酸二乙胺乳胶剂', 'Diclofenac diethylamine emulgel', ['20g', '50g'], ['E1'], 21.9),
          of('糠酸莫米松鼻喷雾剂', 'Mometasone nasal spray', ['60揿', '140揿'], ['E1'], 46.3),
        ],
      },
    ],
  },
];
