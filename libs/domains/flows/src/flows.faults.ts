import { defineErrors, errorMessage, type Locale } from '@tributary/kernel';
import type { Fault } from '@tributary/sheets/open';

/**
 * Why a row, a file or a run does not count. They are errors by their form only: a fault is stored with its row and
 * shown in the reader's language, it is hardly ever thrown.
 */
export const rowFaults = defineErrors('flows', {
  dateMissing: { status: 422, zh: '缺少日期', en: 'The date is missing' },
  dateInvalid: { status: 422, zh: '日期无法识别：{value}', en: 'Not a date: {value}' },
  dateInFuture: { status: 422, zh: '日期晚于收到文件的日期：{value}', en: 'The date lies after the day the file arrived: {value}' },
  productMissing: { status: 422, zh: '缺少商品', en: 'The product is missing' },
  productUnmatched: { status: 422, zh: '商品尚未匹配：{product}', en: 'The product is not matched yet: {product}' },
  quantityMissing: { status: 422, zh: '缺少数量', en: 'The quantity is missing' },
  numberInvalid: { status: 422, zh: '“{column}”不是数字：{value}', en: '“{column}” is not a number: {value}' },
  numberTooLarge: { status: 422, zh: '“{column}”数值过大：{value}', en: '“{column}” is too large: {value}' },
  unitMissing: { status: 422, zh: '缺少计量单位', en: 'The unit is missing' },
  unitUnknown: { status: 422, zh: '未知的计量单位：{unit}', en: 'Unknown unit: {unit}' },
  unitNotOfSku: { status: 422, zh: '物料 {sku} 没有计量单位“{unit}”', en: 'SKU {sku} has no unit “{unit}”' },
  unitAgainstPrice: { status: 422, zh: '物料 {sku} 的“{word}”，按价格应是“{unit}”', en: '“{word}” of SKU {sku} has the price of a {unit}' },
  kindUnknown: { status: 422, zh: '业务类型“{value}”的含义尚未确认', en: 'Nobody said yet what the type “{value}” means' },
  totalMismatch: {
    status: 422,
    zh: '“{column}”合计不符：文件为 {stated}，明细之和为 {computed}',
    en: 'The total of “{column}” differs: the file says {stated}, its lines add up to {computed}',
  },
});

/** Why a whole file was refused although it could be opened (else: `sheetsErrors`). It stays in the archive. */
export const fileFaults = defineErrors('flows', {
  headerMissing: { status: 422, zh: '找不到表头（日期、商品、数量）', en: 'No header found (date, product, quantity)' },
  columnMissing: { status: 422, zh: '缺少模板中的列：{column}', en: 'A column of the layout is missing: {column}' },
  sheetsSkipped: { status: 422, zh: '没有表头、未计入的工作表：{sheets}', en: 'Sheets without a header, which do not count: {sheets}' },
  heldByBetterRoad: { status: 422, zh: '有 {days} 天已由自动采集的数据入账，人工文件不能替换', en: '{days} days are held by what came by itself; a file that people bring does not replace it' },
  cameBefore: {
    status: 422,
    zh: '与 {date} 收到的 {name} 完全相同，只计一次；其后的更正仍然有效',
    en: 'The very same file came on {date} as {name} and counts once; what corrected it since stays in force',
  },
  sheetMissing: { status: 422, zh: '缺少模板中的工作表：{sheet}', en: 'The sheet of the layout is missing: {sheet}' },
  layoutUnknown: { status: 422, zh: '工作表“{sheet}”的格式尚未确认：{doubts}', en: 'The layout of the sheet “{sheet}” is not confirmed: {doubts}' },
  layoutDrifted: { status: 422, zh: '工作表“{sheet}”的格式变了：{doubts}', en: 'The layout of the sheet “{sheet}” changed: {doubts}' },
  insideRefused: { status: 422, zh: '{name}：{reason}', en: '{name}: {reason}' },
  membersRefused: { status: 422, zh: '其中 {count} 个文件不能计入：{files}', en: '{count} of the files inside do not count: {files}' },
  likeOtherDealer: { status: 422, zh: '与另一家经销商已入账的数据相同（{rows} 行），可能发错了', en: 'It says what another dealer’s records say already ({rows} rows): sent by mistake?' },
  likeOtherKind: { status: 422, zh: '与本经销商已入账的另一类数据相同（{rows} 行），可能放错了', en: 'It says what this dealer’s records of another kind say already ({rows} rows): put in the wrong place?' },
  namesOtherDealer: { status: 422, zh: '文件写明的单位是“{name}”，不是该经销商', en: 'The file names “{name}”, which is another dealer' },
  daysLeftOut: {
    status: 422,
    zh: '该数据源的文件是“{coverage}”，但这个文件没有 {first} 至 {last} 之间已入账的 {days} 天（{rows} 条）；计入会清空这些天',
    en: 'Files of this feed hold {coverage}, but this one leaves out days that were posted: {days} from {first} to {last}, with {rows} entries. Counting it would empty them',
  },
  archiveNamesDays: { status: 422, zh: '压缩包或邮件不能声明日期，请逐个文件发送', en: 'An archive or a mail cannot name its days; deliver its files one by one' },
  noRows: { status: 422, zh: '只有表头，没有数据行', en: 'There is a header, but not one row of data' },
});

/** Why a sheet is not read before a person has looked at its columns, one for each column in doubt. */
export const layoutFaults = defineErrors('flows', {
  columnGone: { status: 422, zh: '缺少列“{column}”', en: 'no longer there: “{column}”' },
  columnRenamed: { status: 422, zh: '列“{column}”可能改名为“{now}”', en: 'the column “{column}” may be called “{now}” now' },
  columnDoubled: { status: 422, zh: '有 {count} 列名为“{column}”', en: '{count} columns are called “{column}”' },
  contentChanged: { status: 422, zh: '列“{column}”的内容变了：原为{was}，现为{now}', en: 'the content changed from {was} to {now}: “{column}”' },
  meaningMissing: { status: 422, zh: '没有找到“{meaning}”列', en: 'no column was found for “{meaning}”' },
  meaningTwice: { status: 422, zh: '“{columns}”都可能是{meaning}', en: '“{columns}” may each be the {meaning}' },
  groupsUnfilled: { status: 422, zh: '列“{column}”只在每组首行有值', en: 'filled in the first row of each group only: “{column}”' },
  kindsMixed: { status: 422, zh: '列“{column}”区分多种业务：{values}', en: 'the column “{column}” tells several kinds apart: {values}' },
});

/** Of which days the files of a feed tell, in the sentences above. */
export const coverageWords = defineErrors('flows', {
  coverageDays: { status: 422, zh: '只含有数据的日期', en: 'only the days that they have rows of' },
  coverageMonth: { status: 422, zh: '本月累计', en: 'the month to date' },
  coverageSnapshot: { status: 422, zh: '全部数据', en: 'everything' },
});

/** What columns mean and hold, in the sentences above. */
export const layoutWords = defineErrors('flows', {
  fieldDate: { status: 422, zh: '日期', en: 'date' },
  fieldProduct: { status: 422, zh: '商品', en: 'product' },
  fieldQuantity: { status: 422, zh: '数量', en: 'quantity' },
  contentDate: { status: 422, zh: '日期', en: 'dates' },
  contentNumber: { status: 422, zh: '数字', en: 'numbers' },
  contentCode: { status: 422, zh: '编码', en: 'codes' },
  contentText: { status: 422, zh: '文字', en: 'texts' },
});

/** Why a run of a feed failed. */
export const runFaults = defineErrors('flows', {
  sourceUnreachable: { status: 502, zh: '无法连接 {host}：{detail}', en: 'Cannot reach {host}: {detail}' },
  sourceRefused: { status: 502, zh: '{host} 拒绝登录，请检查账号和密码', en: '{host} refused the sign-in; check account and password' },
  connectionRefused: { status: 502, zh: '{host} 拒绝连接，请检查端口，或对方服务未启动', en: '{host} refuses the connection; check the port, or the service there is off' },
  connectionTimeout: { status: 502, zh: '{host} 没有响应，请检查地址、端口和对方防火墙', en: '{host} does not answer; check address, port and the firewall there' },
  encryptionWanted: { status: 502, zh: '{host} 要求加密连接，请选择 FTPS', en: '{host} wants an encrypted connection; choose FTPS' },
  encryptionRefused: { status: 502, zh: '{host} 不支持 FTPS（显式 TLS）', en: '{host} does not support FTPS (explicit TLS)' },
  certificateUntrusted: {
    status: 502,
    zh: '{host} 的证书不受信任（指纹 {fingerprint}），请与对方核对后确认',
    en: 'Nobody vouches for the certificate of {host} (fingerprint {fingerprint}); compare it with the dealer and confirm it',
  },
  certificateChanged: {
    status: 502,
    zh: '{host} 的证书与确认过的不同（现在是 {fingerprint}），请与对方核对',
    en: 'The certificate of {host} is not the confirmed one (now {fingerprint}); ask the dealer',
  },
  hostKeyUnconfirmed: {
    status: 502,
    zh: '首次连接 {host}，服务器密钥为 {fingerprint}，请与对方核对后确认',
    en: 'First connection to {host}; its host key is {fingerprint}. Compare it with the dealer and confirm it',
  },
  hostKeyChanged: {
    status: 502,
    zh: '{host} 的服务器密钥变了（现在是 {fingerprint}），可能被冒充，请与对方核对',
    en: 'The host key of {host} changed (now {fingerprint}): somebody may pose as it. Ask the dealer',
  },
  keyUnreadable: { status: 422, zh: '私钥无法读取，或带有密码', en: 'The private key cannot be read, or has a passphrase' },
  notPutAway: { status: 502, zh: '文件已归档，但无法在对方服务器上移动或删除：{name}（{detail}）', en: 'Archived, but it could not be moved or deleted on the far side: {name} ({detail})' },
  hostResting: { status: 502, zh: '{host} 暂时无法连接，稍后自动重试', en: '{host} cannot be reached for the moment; the next try comes by itself' },
  folderMissing: { status: 502, zh: '目录不存在：{folder}', en: 'There is no folder {folder}' },
  settingsInvalid: { status: 422, zh: '数据源设置不完整：{field}', en: 'The settings of the feed are incomplete: {field}' },
  rowsHeldBack: { status: 422, zh: '有 {rows} 行尚未计入，请处理', en: 'Rows that do not count yet and wait for a decision: {rows}' },
  runCancelled: { status: 409, zh: '已按要求停止，其余文件等待下次运行', en: 'Stopped as asked; the other files wait for the next run' },
  runBroken: { status: 500, zh: '系统出错，下次运行时自动重试', en: 'Something went wrong on our side; the next run tries again' },
});

/** Why a mail does not count by itself. */
export const mailFaults = defineErrors('flows', {
  mailAutomatic: { status: 422, zh: '自动回复或退信', en: 'An automatic reply or a bounce' },
  mailSenderUnknown: { status: 422, zh: '发件人不属于任何数据源：{sender}', en: 'The sender belongs to no feed: {sender}' },
  mailForged: { status: 422, zh: '发件人可能是伪造的（SPF/DKIM 未通过）：{sender}', en: 'The sender may be forged (SPF/DKIM failed): {sender}' },
  mailWithoutFile: { status: 422, zh: '没有附件（可能是网盘链接）', en: 'No file came with it (perhaps a link instead)' },
  mailNothingFits: { status: 422, zh: '没有符合数据源文件名的附件', en: 'None of its files has a name that the feed takes' },
  mailAmbiguous: { status: 422, zh: '附件属于 {count} 个数据源，请指定', en: 'Its files belong to {count} feeds; choose one' },
  mailGone: { status: 422, zh: '邮件已不在邮箱中', en: 'The mail is no longer in the box' },
  mailCertificate: { status: 502, zh: '{host} 的证书不受信任', en: 'Nobody vouches for the certificate of {host}' },
});

/** A fault as people read it. */
export interface ShownFault extends Fault {
  readonly message: string;
}

export function showFault(fault: Fault, locale: Locale): ShownFault {
  const shown = Object.entries(fault.params).map(([name, value]) => [name, shownParam(value, locale)] as const);
  return { ...fault, message: errorMessage(fault.code, locale, Object.fromEntries(shown)) };
}

const FAULT_WORDS: ReadonlySet<string> = new Set([...Object.values(layoutWords), ...Object.values(coverageWords)].map(({ code }) => code));

/** Words and faults within a fault, in the reader's language; everything else as it is. */
function shownParam(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return shownParts(value, locale).join(locale === 'zh-CN' ? '；' : '; ');
  return typeof value === 'string' && FAULT_WORDS.has(value) ? errorMessage(value, locale, {}) : value;
}

function shownParts(parts: readonly unknown[], locale: Locale): string[] {
  return parts.every(isFault) ? saidOnce(parts, locale).map((fault) => showFault(fault, locale).message) : parts.map(String);
}

/** Faults of one column, and the parameter that names it; their sentences have it in quotes. */
const NAMING: ReadonlyMap<string, string> = new Map([
  [layoutFaults.columnGone.code, 'column'],
  [layoutFaults.contentChanged.code, 'column'],
  [layoutFaults.groupsUnfilled.code, 'column'],
  [layoutFaults.meaningMissing.code, 'meaning'],
]);

/** What is the same of several columns is said once, of all of them, where the first of them stood. */
function saidOnce(faults: readonly Fault[], locale: Locale): Fault[] {
  const same = Map.groupBy(faults, ({ code, params }) => JSON.stringify([code, { ...params, [NAMING.get(code) ?? '']: null }]));
  return [...same.values()].flatMap(([first, ...others]) => {
    const name = first && NAMING.get(first.code);
    if (!first || name === undefined) return first ?? [];
    const names = [first, ...others].map(({ params }) => String(shownParam(params[name], locale)));
    return { ...first, params: { ...first.params, [name]: names.join(locale === 'zh-CN' ? '”、“' : '”, “') } };
  });
}

/** Whether a value is a fault, whatever else it might be. */
export const isFault = (value: unknown): value is Fault => typeof value === 'object' && value !== null && 'code' in value && 'params' in value;

export function showFaultOrNull(fault: Fault | null, locale: Locale): ShownFault | null {
  return fault && showFault(fault, locale);
}
