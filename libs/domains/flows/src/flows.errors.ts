import { defineErrors } from '@tributary/kernel';

/** What a person asked for and cannot have. */
export const flowsErrors = defineErrors('flows', {
  feedPaused: { status: 409, zh: '该数据源已暂停，请先启用。', en: 'This feed is paused; activate it first.' },
  targetUnknown: { status: 422, zh: '所选对象不存在，或您无权查看。', en: 'The chosen record does not exist, or you may not see it.' },
  nameNotDecided: { status: 409, zh: '该名称没有可撤销的人工决定。', en: 'Nobody decided about this name, so there is nothing to take back.' },
  bytesMissing: { status: 500, zh: '归档文件缺失：{name}', en: 'The archived bytes are missing: {name}' },
});
