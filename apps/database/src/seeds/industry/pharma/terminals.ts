import type { TerminalWords } from '../industry';

/** Where medicines reach people. */
export const TERMINALS: TerminalWords = {
  kinds: [
    { code: 'hospital-tertiary', name: '三级医院', nameEn: 'Tertiary hospital', share: 6, branch: '院区', words: ['中心医院', '第一医院', '医学院附属医院', '肿瘤医院'] },
    { code: 'hospital-secondary', name: '二级医院', nameEn: 'Secondary hospital', share: 14, branch: '院区', words: ['人民医院', '中医院', '中西医结合医院', '妇幼保健院', '骨科医院'] },
    { code: 'community-health', name: '社区卫生服务中心', nameEn: 'Community health centre', share: 18, branch: '站', words: ['社区卫生服务中心', '街道社区卫生服务中心', '卫生院'] },
    { code: 'clinic', name: '诊所', nameEn: 'Clinic', share: 17, branch: '部', words: ['诊所', '中医诊所', '口腔门诊部', '综合门诊部', '内科诊所'] },
    { code: 'pharmacy-chain', name: '连锁药店', nameEn: 'Chain pharmacy', share: 27, branch: '店', words: ['大药房连锁有限公司', '大药房连锁人民路店', '大药房连锁中心店', '医药连锁有限公司'] },
    { code: 'pharmacy-single', name: '单体药店', nameEn: 'Independent pharmacy', share: 18, branch: '店', words: ['大药房', '药店', '药房', '药品超市'] },
  ],
  tells: [
    ['community-health', ['街道社区卫生服务中心', '社区卫生服务中心', '卫生服务中心', '社区卫生中心', '社区中心', '卫生院', '卫生室']],
    ['clinic', ['综合门诊部', '口腔门诊部', '中医诊所', '内科诊所', '诊所', '门诊部', '门诊', '口腔']],
    ['pharmacy-chain', ['大药房连锁', '医药连锁', '连锁']],
    ['pharmacy-single', ['大药房', '药房', '药店', '药品超市', '药超']],
    ['hospital-tertiary', ['中心医院', '第一医院', '医学院附属医院', '附属医院', '肿瘤医院', '中心院', '附院']],
    ['hospital-secondary', ['人民医院', '中西医结合医院', '中西医院', '妇幼保健院', '妇保院', '中医院', '骨科医院', '医院']],
  ],
  short: [
    ['街道社区卫生服务中心', '社区中心'], ['社区卫生服务中心', '社区卫生中心'], ['医学院附属医院', '附院'], ['中西医结合医院', '中西医院'], ['妇幼保健院', '妇保院'], ['中心医院', '中心院'],
    ['大药房连锁有限公司', '大药房'], ['大药房连锁人民路店', '大药房人民路店'], ['大药房连锁中心店', '药房中心店'], ['医药连锁有限公司', '医药连锁'], ['口腔门诊部', '口腔'], ['综合门诊部', '门诊'], ['大药房', '药房'],
    ['药品超市', '药超'], ['有限公司', ''],
  ],
};
