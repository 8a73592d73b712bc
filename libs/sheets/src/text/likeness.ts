/** The characters that Chinese is mostly made of, in both scripts, and the words above and in dealers' columns. */
const HANZI = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严' +
    '销售客户编码格税批仓库医药店房卫诊限责贸汽润滑桶箱盒瓶退赠址箱注册网登录链版务' +
    '這個國們來時為會發學說對過還後種進經現點動開關與產業體機當應長樣實兩無從問題將軍間見電話請處讓給報東馬車門風語讀寫書員場類條數據資訊網聯絡選標統計輸檔軟硬廠價錢買賣區縣號樓線該裡圖並課須視變術測試結構組織質氣義華團總萬達認識論議導單務專門確記錄藥醫廣錄頁環歡會員銷貨額備註' +
    '日本年月分秒時東京都道府市中大小上下前後入出会社員学生先様方事者新聞用語文字',
);
/** The syllables that Korean is mostly made of. */
const HANGUL = new Set('이다는을의에가로고하지도기한리사어나자시그수있인대서라부일아정것전스구해주보과여상만장으들은를및성합니요제동공원국');
const PUNCTUATION = /[\u3000-\u303f\uff00-\uff5e\uffe5]/;
const KANA = /[\u3041-\u30ff]/;
const LETTER = /[A-Za-z]/;
const ACCENTED = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00fe\u0152\u0153\u0160\u0161\u0178\u017d\u017e]/;
/** What typewriters lacked: quotes, dashes, currencies, degrees. */
const SIGNS = /[\u00a0\u00a3\u00a5\u00a7\u00a9\u00ae\u00b0-\u00b4\u00b7\u00ba-\u00bf\u00d7\u2013-\u2026\u20ac\u2122]/;
/** Pages and spreadsheets indent by rows of it. */
const NO_BREAK = '\u00a0';
const APOSTROPHE = '\u2019';
const NEVER = /[\u0080-\u009f\ue000-\uf8ff\ufff0-\uffff\ufdd0-\ufdef]/;

/** How much a decoded text looks like one that people wrote: from about 0 (noise) to 1, over its characters beyond ASCII. */
export function likeness(text: string): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 0x80) continue;
    count += 1;
    sum += weightOf(text, at);
  }
  return count === 0 ? 0 : sum / count;
}

function weightOf(text: string, at: number): number {
  const char = text[at] as string;
  const code = text.charCodeAt(at);
  if (code < 0x0250 || (code >= 0x2010 && code < 0x2200)) return westernWeight(text, at, char);
  if (HANZI.has(char)) return 1;
  if (code >= 0x4e00 && code <= 0x9fff) return 0.15;
  if (PUNCTUATION.test(char)) return 0.8;
  if (KANA.test(char)) return 0.9;
  if (code >= 0xac00 && code <= 0xd7a3) return HANGUL.has(char) ? 1 : 0.15;
  return NEVER.test(char) ? -1 : 0.05;
}

/** Two small accented letters inside a word, as in créée and déçu: no Chinese character stands there. */
const PAIR = /^[a-z][\u00df-\u00f6\u00f8-\u00ff]{2}[a-z]$/;

const isPairInWord = (text: string, at: number): boolean => [text.slice(at - 1, at + 3), text.slice(at - 2, at + 2)].some((around) => PAIR.test(around));

/** An accented letter stands among plain ones; of letters that stand in rows of their own kind, most are no letters. */
function westernWeight(text: string, at: number, char: string): number {
  if (NEVER.test(char)) return -1;
  const [before = ' ', after = ' '] = [text[at - 1], text[at + 1]];
  if (char === APOSTROPHE && LETTER.test(before)) return 1;
  const isAlone = before < '\u0080' && after < '\u0080';
  if (char === NO_BREAK && (before === NO_BREAK || after === NO_BREAK)) return 0.8;
  if (SIGNS.test(char)) return isAlone ? 0.8 : 0.2;
  if (!ACCENTED.test(char)) return isAlone ? 0.2 : 0;
  const isUpper = /[\u00c0-\u00de]/.test(char);
  if (isUpper && /[a-z]/.test(before)) return 0.05;
  if (!isUpper && /[A-Z]/.test(after)) return 0.1;
  if (!isAlone) return isPairInWord(text, at) ? 0.7 : 0.1;
  return LETTER.test(before) || LETTER.test(after) ? 0.95 : 0.1;
}
