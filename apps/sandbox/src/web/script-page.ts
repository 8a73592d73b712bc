/** A site that is nothing without its scripts: it signs in, asks and draws by itself. */
export const SCRIPT_PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>流向云</title><div id="app"></div><script>
const app = document.getElementById('app');
const call = async (path, body) => (await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
const login = (message) => {
  app.innerHTML = '<form id="login"><input name="account" placeholder="账号"><input name="secret" type="password" placeholder="密码"><button>登录</button><p class="bad"></p></form>';
  app.querySelector('.bad').textContent = message;
  app.querySelector('form').onsubmit = async (event) => {
    event.preventDefault();
    const told = await call('app/login', { user: event.target.account.value, password: event.target.secret.value });
    if (told.ok) search(); else login(told.message);
  };
};
const search = () => {
  app.innerHTML = '<form id="search"><input name="begin"><input name="end"><button>查询</button></form><div id="list"></div>';
  app.querySelector('form').onsubmit = async (event) => {
    event.preventDefault();
    const told = await call('app/sales', { from: event.target.begin.value, to: event.target.end.value });
    draw(told.rows, 1);
  };
};
const draw = (rows, page) => {
  const size = 20, pages = Math.max(1, Math.ceil(rows.length / size)), list = document.getElementById('list');
  if (rows.length === 0) { list.textContent = '暂无数据'; return; }
  list.innerHTML = '<table class="grid"><thead><tr></tr></thead><tbody></tbody></table><p class="total"></p><button class="next" type="button">下一页</button>';
  for (const title of ['日期', '单据号', '客户名称', '商品编码', '商品名称', '规格', '单位', '数量', '单价', '金额']) list.querySelector('thead tr').appendChild(Object.assign(document.createElement('th'), { textContent: title }));
  for (const row of rows.slice((page - 1) * size, page * size)) {
    const tr = list.querySelector('tbody').insertRow();
    for (const cell of row) tr.insertCell().textContent = cell;
  }
  list.querySelector('.total').textContent = '共 ' + rows.length + ' 条';
  const next = list.querySelector('.next');
  next.disabled = page >= pages;
  next.onclick = () => setTimeout(() => draw(rows, page + 1), 50);
};
login('');
</script></html>`;
