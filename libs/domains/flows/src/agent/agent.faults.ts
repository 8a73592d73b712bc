import type { AgentTrouble, AgentTroubleCode } from '@tributary/agent-wire';
import { defineErrors, type ErrorDefinition } from '@tributary/kernel';
import type { Fault } from '@tributary/sheets/open';

/** What agents are refused, and what people cannot do with them. */
export const agentErrors = defineErrors('flows', {
  agentUnknown: { status: 401, zh: '该直连程序未注册、已停用，或签名不正确', en: 'This agent is not enrolled, was revoked, or did not sign this' },
  agentCodeInvalid: { status: 422, zh: '注册码无效、已使用或已过期，请向总部索取新的注册码', en: 'The enrolment code is wrong, used or expired; ask for a new one' },
  agentMalformed: { status: 422, zh: '报文格式不正确：{detail}', en: 'Not as agreed: {detail}' },
  agentGap: { status: 409, zh: '缺少第 {expected} 批，请从该批起重新发送', en: 'Batch {expected} is missing; send on from there' },
  agentFeedForeign: { status: 409, zh: '该数据源不属于此直连程序', en: 'This feed is not of this agent' },
  agentBatchBroken: { status: 422, zh: '批次内容与签名不符', en: 'The content of the batch is not what was signed' },
  agentOfDealer: { status: 409, zh: '该经销商已有直连程序，请先停用', en: 'This dealer has an agent already; revoke it first' },
  agentRevoked: { status: 409, zh: '该直连程序已停用', en: 'This agent was revoked' },
  agentTemplateUnknown: { status: 422, zh: '没有已发布的直连模板 {code}', en: 'There is no published template {code}' },
  agentTemplateInvalid: { status: 422, zh: '模板不能使用：{detail}', en: 'The template cannot be used: {detail}' },
  agentTemplatePublished: { status: 409, zh: '该版本已发布，请新建版本', en: 'This version is published; make a new one' },
  agentTemplateCodeTaken: { status: 409, zh: '模板编码 {code} 已被使用', en: 'The template code {code} is in use already' },
  agentProgramMissing: { status: 404, zh: '服务器上没有直连程序的安装文件', en: 'The server does not hold the program' },
});

/** What we notice about an agent. */
export const agentAlarms = defineErrors('flows', {
  agentCloned: { status: 409, zh: '同一直连程序在两台机器上运行（{host}），请停用副本并重新注册', en: 'The same agent runs on two machines ({host}); stop the copy and enrol it anew' },
  agentClockWrong: { status: 422, zh: '经销商电脑的时钟快了 {seconds} 秒（负数为慢）', en: 'The clock of the dealer’s machine is {seconds} seconds ahead (negative: behind)' },
});

/** Why an arrival that names its days does not count although it is whole. */
export const agentBatchFaults = defineErrors('flows', {
  agentRowOutside: { status: 422, zh: '有不属于所声明日期的行：{day}', en: 'There are rows of a day that it does not say it tells of: {day}' },
  agentDayAhead: { status: 422, zh: '声明了尚未到来的日期：{day}', en: 'It says that it tells of a day that has not come yet: {day}' },
});

const TROUBLES: Readonly<Record<AgentTroubleCode, Omit<ErrorDefinition, 'status'>>> = {
  'database-unreachable': { zh: '经销商的数据库无法连接，请检查数据库是否启动', en: 'The dealer’s database cannot be reached; is it running?' },
  'account-refused': { zh: '数据库拒绝了直连账号（密码已改、账号锁定或无权限），请与经销商核对', en: 'The database refuses the account (password changed, account locked, or a right taken away); ask the dealer' },
  'table-missing': { zh: '数据库中找不到表 {name}：可能已升级、改名或换了账套，请核对模板', en: 'There is no table {name} in the database: upgraded, renamed, or another ledger? Check the template' },
  'column-missing': { zh: '查询结果缺少列 {name}：可能已升级，请核对模板', en: 'The result lacks the column {name}: was the product upgraded? Check the template' },
  'query-failed': { zh: '查询失败：{detail}', en: 'The query failed: {detail}' },
  'query-too-slow': { zh: '查询超过时限 {seconds} 秒', en: 'The query took longer than {seconds} seconds' },
  'too-many-rows': { zh: '{day} 一天的行数超过上限 {limit}', en: 'The day {day} alone has more rows than {limit}' },
  'row-outside-window': { zh: '查询返回了所问日期以外的行：{day}，请核对模板', en: 'The query gave rows of a day that was not asked for: {day}. Check the template' },
  'days-emptied': { zh: '{from} 至 {to} 原有 {rows} 行，现在一行也没有：换了账套或清空了表？未发送，请经销商确认', en: '{from} to {to} had {rows} rows and now have none: another ledger, or an emptied table? Nothing was sent; the dealer must confirm' },
  'template-refused': { zh: '直连程序拒绝了模板：{detail}', en: 'The agent refuses the template: {detail}' },
  'spool-full': { zh: '经销商电脑上的待发送空间已满，发送成功后自动继续', en: 'The space for unsent batches is used up; it goes on once they are sent' },
  'batch-missing': { zh: '第 {seq} 批已不在经销商电脑上，请重新注册', en: 'Batch {seq} is no longer on the dealer’s machine; enrol it anew' },
  'driver-missing': { zh: '未安装数据库驱动 {name}', en: 'The driver {name} is not installed' },
  'broken': { zh: '直连程序出错，将自动重试', en: 'The agent failed and will try again by itself' },
};

const camel = (code: string): string => `agent-${code}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const troubles: Readonly<Record<string, { readonly code: string }>> = defineErrors(
  'flows',
  Object.fromEntries(Object.entries(TROUBLES).map(([code, texts]) => [camel(code), { status: 422, ...texts }])),
);

/** What an agent says is the matter, as a fault of ours. */
export function faultOfTrouble({ code, params }: AgentTrouble): Fault {
  return { code: troubles[camel(code)]?.code ?? code, params };
}
