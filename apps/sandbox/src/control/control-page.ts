import type { DropVariant } from '../files/dealer-drop';
import { mailPart } from '../mail/mail-page';
import type { KeptMail } from '../mail/mailbox';
import type { SandboxDealer } from '../spec/sandbox-spec';
import { escapeHtml as escape } from './escape-html';

const BUTTONS: readonly (readonly [DropVariant, string])[] = [
  ['normal', "Drop today's file 投放今日文件"],
  ['corrected', 'Drop a corrected re-send 投放更正文件'],
  ['identical', 'Drop the identical file again 重投相同文件'],
  ['broken', 'Drop a broken file 投放损坏文件'],
];

/** The page that plays the dealers' clerks, and shows everybody's mail. */
export function controlPage(dealers: readonly SandboxDealer[], mails: readonly KeptMail[]): string {
  const buttons = BUTTONS.map(([variant, label]) => `<button data-variant="${variant}">${label}</button>`).join(' ');
  const rows = dealers.map(
    ({ code, name, ftpUser, layout }) => `<tr data-user="${escape(ftpUser)}"><td>${escape(code)}</td><td>${escape(name)}</td><td>${escape(ftpUser)}</td><td>${layout}</td><td>${buttons}</td></tr>`,
  );
  const table = `<table><tr><th>Code 编码</th><th>Dealer 经销商</th><th>FTP user 用户</th><th>Layout 模板</th><th></th></tr>${rows.join('')}</table>`;
  const empty = '<p>No dealers yet: the demo seed writes them to spec.json. 尚无经销商，请先生成演示数据。</p>';
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Tributary sandbox</title><style>${STYLE}</style>
<h1>Sandbox 沙盒</h1><p>Plays the dealers: puts sales files into their FTP folders. 模拟经销商向 FTP 投放销售文件。</p>
<label>Day 日期 <input type="date" id="date"></label><p id="said" role="status"></p>${dealers.length ? table : empty}${mailPart(mails)}<script>${SCRIPT}</script></html>`;
}

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:1100px;padding:0 1rem;color:#1d2733}
table{border-collapse:collapse;width:100%;margin-top:1rem}td,th{border-bottom:1px solid #dde3ea;padding:.5rem;text-align:left}
button{font:inherit;padding:.2rem .6rem;margin:.15rem 0;cursor:pointer}#said{min-height:1.5em;color:#0a6}#said.bad{color:#c22}pre{white-space:pre-wrap;font:inherit}`;

const SCRIPT = `const date=document.getElementById('date'),said=document.getElementById('said');
date.value=new Date().toLocaleDateString('sv-SE',{timeZone:'Asia/Shanghai'});
document.addEventListener('click',async(event)=>{const variant=event.target.dataset.variant;if(!variant)return;
const ftpUser=event.target.closest('tr').dataset.user;
const reply=await fetch('/control/drop',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({ftpUser,variant,date:date.value})});
const told=await reply.json();said.className=reply.ok?'':'bad';said.textContent=reply.ok?told.ftpUser+told.path+' ('+told.bytes+' bytes)':told.error;});`;
