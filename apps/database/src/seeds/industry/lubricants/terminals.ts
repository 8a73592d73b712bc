import type { TerminalWords } from '../industry';

/** Where lubricants are used up. */
export const TERMINALS: TerminalWords = {
  kinds: [
    { code: 'repair-shop', name: '修理厂', nameEn: 'Repair shop', share: 45, branch: '店', words: ['汽车修理厂', '汽车维修有限公司', '汽修服务部', '汽车维修中心', '汽车维修服务有限公司', '重卡维修站'] },
    { code: 'oil-change-centre', name: '快速换油中心', nameEn: 'Oil-change centre', share: 17, branch: '店', words: ['快速换油中心', '换油保养中心', '汽车换油服务站'] },
    { code: 'parts-shop', name: '汽配店', nameEn: 'Parts shop', share: 12, branch: '店', words: ['汽配商行', '汽车配件经营部', '润滑油商行', '汽车配件有限公司'] },
    { code: 'plant', name: '工厂', nameEn: 'Plant', share: 11, branch: '店', words: ['机械制造有限公司', '水泥厂', '精密铸造厂', '纺织有限公司', '重工有限公司', '化工厂', '热电厂'] },
    { code: 'fleet', name: '车队', nameEn: 'Fleet', share: 8, branch: '店', words: ['物流有限公司', '汽车运输有限公司', '公交公司', '货运车队'] },
    { code: 'dealership-4s', name: '4S 店', nameEn: 'Car dealership', share: 7, branch: '店', words: ['汽车销售服务有限公司', '汽车4S店'] },
  ],
  tells: [
    ['oil-change-centre', ['快速换油中心', '换油中心', '换油保养', '快换油', '换油站', '换油店', '换油']],
    ['dealership-4s', ['汽车销售服务', '4s店', '4s']],
    ['repair-shop', ['汽车维修服务', '汽车维修', '汽车修理厂', '汽车修理', '汽车养护', '汽车服务', '修理厂', '维修厂', '修配厂', '汽修厂', '汽修', '维修', '修理', '养护']],
    ['parts-shop', ['汽车配件', '汽配商行', '汽配', '配件', '润滑油商行', '油品经营部']],
    ['fleet', ['物流', '运输', '公交', '客运', '货运', '车队']],
    ['plant', ['机械制造', '制造', '重工', '钢铁', '水泥', '化工', '纺织', '电厂', '矿业', '工厂', '厂']],
  ],
  short: [
    ['汽车维修服务有限公司', '汽修'], ['汽车维修有限公司', '汽修'], ['汽车修理厂', '修理厂'], ['汽车维修中心', '汽车维修'], ['汽修服务部', '汽修'],
    ['快速换油中心', '换油中心'], ['换油保养中心', '换油'], ['汽车换油服务站', '换油站'], ['汽车配件经营部', '汽配'], ['汽配商行', '汽配'],
    ['汽车销售服务有限公司', '4S店'], ['机械制造有限公司', '机械厂'], ['汽车运输有限公司', '运输公司'], ['有限公司', ''],
  ],
};
