const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** '15360.05' → '壹万伍仟叁佰陆拾元零伍分': an amount of yuan as cheques and contracts write it, so that no digit can be changed. */
export function chineseAmount(amount: string): string {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,2}))?$/.exec(amount);
  if (!match) throw new RangeError(`${amount} is no amount of yuan.`);
  const [, sign = '', yuan = '0', cents = ''] = match;
  const whole = wholeWords(yuan.replace(/^0+(?=\d)/, ''));
  const small = smallWords(cents.padEnd(2, '0'), whole !== '');
  return (sign ? '负' : '') + (whole ? `${whole}元` : '') + (small || (whole ? '整' : '零元整'));
}

/** Four digits at a time; a gap inside or between the groups is one 零. */
function wholeWords(digits: string): string {
  const groups = digits.padStart(Math.ceil(digits.length / 4) * 4, '0').match(/.{4}/g) ?? [];
  let words = '';
  let gap = false;
  groups.forEach((group, index) => {
    const name = GROUPS[groups.length - 1 - index] ?? '';
    if (Number(group) === 0) {
      gap = words !== '';
      return;
    }
    if (gap || (words !== '' && group.startsWith('0'))) words += '零';
    words += groupWords(group) + name;
    gap = false;
  });
  return words;
}

function groupWords(group: string): string {
  let words = '';
  let gap = false;
  [...group].forEach((digit, index) => {
    if (digit === '0') {
      gap = words !== '';
      return;
    }
    words += (gap ? '零' : '') + (DIGITS[Number(digit)] ?? '') + (PLACES[3 - index] ?? '');
    gap = false;
  });
  return words;
}

function smallWords(cents: string, afterYuan: boolean): string {
  const [jiao, fen] = [Number(cents[0]), Number(cents[1])];
  if (jiao === 0 && fen === 0) return '';
  const tenth = jiao ? `${DIGITS[jiao]}角` : afterYuan ? '零' : '';
  return tenth + (fen ? `${DIGITS[fen]}分` : '整');
}
