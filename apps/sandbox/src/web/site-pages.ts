import type { SalesLine } from '../files/daily-sales';
import { escapeHtml as escape } from '../control/escape-html';
import type { SiteMood } from './site-mood';

/** What a query site shows of one query. */
export interface ShownQuery {
  readonly from: string;
  readonly to: string;
  readonly page: number;
  readonly lines: readonly SalesLine[];
  /** As the site counts them. */
  readonly count: number;
  readonly message: string;
}

const TITLES = ['销售日期', '单据号', '客户名称', '商品编码', '商品名称', '规格', '单位', '数量', '单价', '金额'];
const BATCH_TITLES = ['批号', '有效期至'];
const CHANGED_TITLES = ['时间', '流水', '往来', '货号', '品名', '规格', '单位', '件数', '价', '额'];
const SCRIPT = `<script>function __doPostBack(t,a){var f=document.getElementById('form1');f.__EVENTTARGET.value=t;f.__EVENTARGUMENT.value=a;f.submit();}</script>`;

const page = (title: string, body: string): string => `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>${title}</title></head><body bgcolor=#f4f4f4><table width=100%><tr><td><b>经销商流向查询系统 V3.2</b></td></tr><tr><td>${body}</td></tr></table></body></html>`;

const hidden = (viewState: string): string =>
  `<input type="hidden" name="__EVENTTARGET" value=""><input type="hidden" name="__EVENTARGUMENT" value=""><input type="hidden" name="__VIEWSTATE" value="${viewState}">`;

export function loginPage(viewState: string, { captcha }: SiteMood, message: string): string {
  const code = captcha ? '<tr><td>验证码<td><input name="txtCode" size=6> <img id="imgCode" src="code.aspx">' : '';
  return page('登录', `<form name="form1" id="form1" method="post" action="login.aspx">${hidden(viewState)}<table>
<tr><td>用户名<td><input name="txtUser" type="text"><tr><td>密码<td><input name="txtPwd" type="password">${code}
<tr><td colspan=2><input type="submit" name="btnLogin" value="登 录"> <font color=red>${message}</font></table></form>`);
}

export function noticePage(message: string): string {
  return page('提示', `<p>${message}</p><a href="login.aspx">返回登录</a>`);
}

export function queryPage(viewState: string, mood: SiteMood, shown: ShownQuery | undefined): string {
  const kinds = '<select name="ddlKind"><option value="S" selected>销售<option value="P">进货</select>';
  const range = `起 <input name="txtFrom" value="${escape(shown?.from ?? '')}"> 止 <input name="txtTo" value="${escape(shown?.to ?? '')}">`;
  return page('流向查询', `${SCRIPT}<form name="form1" id="form1" method="post" action="query.aspx">${hidden(viewState)}${range} ${kinds}
<input type="submit" name="btnQuery" value="查询"> ${shown ? answer(mood, shown) : ''}</form>`);
}

function answer(mood: SiteMood, { lines, count, page: at, message }: ShownQuery): string {
  if (message) return `<font color=red>${message}</font>`;
  if (lines.length === 0) return '<p>没有符合条件的记录</p>';
  const pages = Math.ceil(lines.length / mood.pageSize);
  const rows = lines.slice((at - 1) * mood.pageSize, at * mood.pageSize).map(rowOf);
  const batches = lines.some(({ batch }) => batch) ? BATCH_TITLES : [];
  const titles = [...(mood.changed ? CHANGED_TITLES : TITLES), ...batches].map((title) => `<th>${title}</th>`).join('');
  const link = (to: number, text: string): string => `<a href="javascript:__doPostBack('GridView1','Page$${to}')">${text}</a>`;
  const pager = `<tr><td colspan=10><table><tr><td>第 ${at}/${pages} 页</td><td>${at < pages ? link(at + 1, '下一页') : '<a disabled="disabled" class="aspNetDisabled">下一页</a>'}</td></tr></table></td></tr>`;
  const sum = (of: (line: SalesLine) => number): number => lines.reduce((so, line) => so + of(line), 0);
  const total = `共 <b>${count + mood.miscounts}</b> 条记录，数量合计：${sum(({ quantity }) => quantity).toLocaleString('en-US')}，金额合计：${(sum(({ amount }) => amount) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
  return `<a id="lnkExport" href="export.aspx">导出</a><table id="${mood.changed ? 'dgList' : 'GridView1'}" border=1><tr>${titles}</tr>${rows.join('')}${pager}</table><div id="lblTotal">${total}</div>`;
}

function rowOf({ batch, date, document, customer, productCode, productName, specification, unit, quantity, price, amount }: SalesLine): string {
  const cells = [date, document, customer, productCode, productName, specification, unit, quantity, (price / 100).toFixed(2), (amount / 100).toFixed(2), ...(batch ? [batch.number, batch.expiry] : [])];
  return `<tr>${cells.map((cell) => `<td>${escape(String(cell))}</td>`).join('')}</tr>`;
}
