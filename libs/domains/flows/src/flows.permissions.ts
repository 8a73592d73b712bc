import { definePermissions } from '@tributary/platform';

export const flowsPermissions = definePermissions('flows', {
  read: { zh: '查看流向', en: 'See channel flow' },
  keep: { zh: '维护数据源设置', en: 'Keep the settings of feeds' },
  templates: { zh: '维护直连模板', en: 'Keep the templates of agents' },
  'own.read': { zh: '查看本企业的流向', en: 'See one’s own channel flow' },
  upload: { zh: '上传流向', en: 'Upload channel flow' },
  'archive.read': { zh: '核验原始档案', en: 'Verify the archive' },
  operate: { zh: '管理数据源', en: 'Operate feeds' },
  resolve: { zh: '匹配名称', en: 'Resolve names' },
});
