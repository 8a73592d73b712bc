import type { Recipe } from './recipe';

/** A recipe to begin with. */
export interface RecipeTemplate {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly recipe: Recipe;
}

/** Old ASP.NET: view state, GBK, pages by `__doPostBack`. Written for the sandbox's query site; most of its kind differ in names only. */
const ASP_NET: Recipe = {
  version: 1,
  engine: 'http',
  charset: 'gb18030',
  period: { format: 'yyyy-MM-dd', reread: 3, first: 7, upTo: 'yesterday', range: 7 },
  login: [
    { do: 'open', url: 'login.aspx' },
    { do: 'submit', form: '#form1', fields: { txtUser: '{user}', txtPwd: '{password}' }, button: '[name=btnLogin]' },
    { do: 'expect', selector: '[name=txtFrom]' },
  ],
  signedOut: { text: '登录超时' },
  refusals: [
    { text: '密码已过期', means: 'password-expired' },
    { text: '用户名或密码错误', means: 'login-refused' },
  ],
  query: [
    { do: 'open', url: 'query.aspx' },
    { do: 'submit', form: '#form1', fields: { txtFrom: '{from}', txtTo: '{to}', ddlKind: 'S' }, button: '[name=btnQuery]' },
    {
      do: 'read', table: '#GridView1', headers: ['销售日期', '商品名称', '数量'], empty: '没有符合条件的记录', next: { text: '下一页' },
      total: { rows: '共 {n} 条记录', quantity: { text: '数量合计：{n}', column: '数量' }, amount: { text: '金额合计：{n}', column: '金额' } },
    },
  ],
};

/** The same site when signing in wants the digits of a picture. */
const ASP_NET_CAPTCHA: Recipe = {
  ...ASP_NET,
  login: [
    { do: 'open', url: 'login.aspx' },
    { do: 'ask', picture: '#imgCode', prompt: '请输入图片中的数字', wrong: '验证码错误' },
    { do: 'submit', form: '#form1', fields: { txtUser: '{user}', txtPwd: '{password}', txtCode: '{answer}' }, button: '[name=btnLogin]' },
    { do: 'expect', selector: '[name=txtFrom]' },
  ],
};

/** Instead of paging, the file that the site exports. */
const ASP_NET_EXPORT: Recipe = { ...ASP_NET, query: [...ASP_NET.query.slice(0, 2), { do: 'download', link: '#lnkExport', empty: '没有符合条件的记录' }] };

/** A page that is nothing without its scripts. */
const SCRIPTED: Recipe = {
  version: 1,
  engine: 'browser',
  period: { format: 'yyyy-MM-dd', reread: 3, first: 7, upTo: 'yesterday', range: 31 },
  login: [
    { do: 'open', url: 'app' },
    { do: 'submit', form: '#login', fields: { account: '{user}', secret: '{password}' } },
    { do: 'expect', selector: '#search' },
  ],
  refusals: [{ text: '账号或密码不正确', means: 'login-refused' }],
  query: [
    { do: 'submit', form: '#search', fields: { begin: '{from}', end: '{to}' } },
    { do: 'read', table: '#list table.grid', headers: ['日期', '商品名称', '数量'], empty: '暂无数据', next: { link: '#list button.next' }, total: { rows: '共 {n} 条' } },
  ],
};

export const RECIPE_TEMPLATES: readonly RecipeTemplate[] = [
  { code: 'asp-net', name: { zh: '老式 ASP.NET 查询页', en: 'Old ASP.NET query page' }, recipe: ASP_NET },
  { code: 'asp-net-captcha', name: { zh: '老式 ASP.NET 查询页，登录带验证码', en: 'Old ASP.NET query page with a captcha' }, recipe: ASP_NET_CAPTCHA },
  { code: 'asp-net-export', name: { zh: '老式 ASP.NET 查询页，导出文件', en: 'Old ASP.NET query page, exported file' }, recipe: ASP_NET_EXPORT },
  { code: 'scripted', name: { zh: '脚本页面（浏览器）', en: 'Page of scripts (browser)' }, recipe: SCRIPTED },
];

/** @throws when there is none of that code */
export function recipeTemplate(code: string): Recipe {
  const found = RECIPE_TEMPLATES.find((template) => template.code === code);
  if (!found) throw new Error(`There is no recipe ${code}.`);
  return found.recipe;
}
