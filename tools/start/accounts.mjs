// The demo accounts, as a table for the terminal.

/** Chinese characters take two columns. */
const width = (text) => [...text].reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(char) ? 2 : 1), 0);
const pad = (text, to) => text + ' '.repeat(Math.max(0, to - width(text)));

/** @param printed what `apps/database accounts` printed: an array of {account, password, who} */
export const accountLines = (printed) => {
  const accounts = JSON.parse(printed);
  const column = (key) => Math.max(0, ...accounts.map((row) => width(row[key])));
  const [first, second] = [column('account'), column('password')];
  return accounts.map(({ account, password, who }) => `  ${pad(account, first)}  ${pad(password, second)}  ${who}`);
};
