import { defineErrors } from '@tributary/kernel';

/** What a person asked for and cannot have. */
export const flowsErrors = defineErrors('flows', {
  feedPaused: { status: 409, zh: '该数据源已暂停，请先启用。', en: 'This feed is paused; activate it first.' },
  feedCodeTaken: { status: 409, zh: '编码 {code} 已被使用', en: 'The code {code} is in use already' },
  feedFieldMissing: { status: 422, zh: '请填写：{field}', en: 'Please fill in: {field}' },
  scheduleInvalid: { status: 422, zh: '计划无法识别：{schedule}', en: 'Not a schedule: {schedule}' },
  secretAnew: { status: 422, zh: '连接目标变了，请重新输入密码或私钥', en: 'The feed connects elsewhere now; enter its password or key again' },
  feedBusyTesting: { status: 429, zh: '正在进行的连接测试过多，请稍候', en: 'Too many connections are being tested; try again in a moment' },
  layoutIncomplete: { status: 422, zh: '请指定：{field}', en: 'Please say which column is: {field}' },
  layoutAmbiguous: { status: 422, zh: '重复指定：{field}', en: 'Named more than once: {field}' },
  layoutNothing: { status: 422, zh: '至少有一张工作表要计入', en: 'At least one sheet must count' },
  layoutSettled: { status: 409, zh: '该文件不再等待确认格式。', en: 'This file waits for a layout no more.' },
  uploadNotReady: { status: 409, zh: '该文件还不能入账，请先查看原因。', en: 'This file cannot count yet; see why first.' },
  uploadDecided: { status: 409, zh: '该文件已经处理过了。', en: 'It was decided about this file already.' },
  uploadDealerMissing: { status: 422, zh: '请选择经销商。', en: 'Please choose the dealer.' },
  mailDecided: { status: 409, zh: '该邮件已处理', en: 'This mail is settled already' },
  nothingToReplay: { status: 409, zh: '该文件的数据没有可重新计入的内容', en: 'There is nothing of this file to count again' },
  targetUnknown: { status: 422, zh: '所选对象不存在，或您无权查看。', en: 'The chosen record does not exist, or you may not see it.' },
  nameNotDecided: { status: 409, zh: '该名称没有可撤销的人工决定。', en: 'Nobody decided about this name, so there is nothing to take back.' },
  taskTaken: { status: 409, zh: '{name} 已经在处理，请刷新后再看', en: '{name} works on it already; look again' },
  snoozeDate: { status: 422, zh: '请选择今天之后的日期', en: 'Choose a day that is to come' },
  causeDecided: { status: 409, zh: '有人已经处理了这些行，请刷新后再看', en: 'Somebody has decided about these rows already; look again' },
  answerUnfit: { status: 422, zh: '请完整填写适合该原因的处理方式', en: 'Give a complete answer that fits this cause' },
  bytesMissing: { status: 500, zh: '归档文件缺失：{name}', en: 'The archived bytes are missing: {name}' },
});
