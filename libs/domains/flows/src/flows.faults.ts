import { defineErrors, type DomainError, errorMessage, type Locale } from '@tributary/kernel';

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
  totalMismatch: {
    status: 422,
    zh: '“{column}”合计不符：文件为 {stated}，明细之和为 {computed}',
    en: 'The total of “{column}” differs: the file says {stated}, its lines add up to {computed}',
  },
});

/** Why a whole file was refused. It stays in the archive. */
export const fileFaults = defineErrors('flows', {
  fileEmpty: { status: 422, zh: '文件为空（0 字节）', en: 'The file is empty (0 bytes)' },
  fileTooLarge: { status: 422, zh: '文件 {name} 过大：{size} MB，上限 {limit} MB', en: 'The file {name} is too large: {size} MB, at most {limit} MB' },
  notATable: { status: 422, zh: '不是表格文件，内容为：{found}', en: 'This is not a table; its content is: {found}' },
  archiveUnsupported: { status: 422, zh: '压缩包内没有工作簿', en: 'The archive holds no workbook' },
  workbookBroken: { status: 422, zh: '工作簿已损坏或不完整，请重新发送', en: 'The workbook is broken or incomplete; send it again' },
  passwordProtected: { status: 422, zh: '工作簿有密码保护，请取消密码后重新发送', en: 'The workbook is protected by a password; send it without one' },
  zipBomb: { status: 422, zh: '压缩比异常（{ratio} 倍），疑似压缩炸弹，已拒绝', en: 'It unpacks to {ratio} times its size, like a zip bomb; refused' },
  unpacksTooLarge: { status: 422, zh: '解压后过大：{size} MB，上限 {limit} MB', en: 'It unpacks to {size} MB, at most {limit} MB' },
  encodingUnknown: { status: 422, zh: '无法识别文字编码', en: 'The text encoding is not known' },
  fileTruncated: { status: 422, zh: '文件末行不完整（第 {row} 行），可能没有传完', en: 'The last line is cut off (row {row}); the upload may have broken off' },
  headerMissing: { status: 422, zh: '找不到表头（日期、商品、数量）', en: 'No header found (date, product, quantity)' },
  columnMissing: { status: 422, zh: '缺少模板中的列：{column}', en: 'A column of the layout is missing: {column}' },
  sheetsSkipped: { status: 422, zh: '没有表头、未计入的工作表：{sheets}', en: 'Sheets without a header, which do not count: {sheets}' },
  sheetMissing: { status: 422, zh: '缺少模板中的工作表：{sheet}', en: 'The sheet of the layout is missing: {sheet}' },
  noRows: { status: 422, zh: '只有表头，没有数据行', en: 'There is a header, but not one row of data' },
  tooManyRows: { status: 422, zh: '行数超过上限 {limit}', en: 'More than {limit} rows' },
  tooManyCells: { status: 422, zh: '单元格数超过上限 {limit}', en: 'More than {limit} cells' },
  unreadable: { status: 422, zh: '文件无法读取', en: 'The file cannot be read' },
  readerTooSlow: { status: 422, zh: '读取超过 {seconds} 秒，已中止', en: 'Reading took more than {seconds} s and was stopped' },
  readerTooBig: { status: 422, zh: '读取所需内存超过上限，已中止', en: 'Reading needed too much memory and was stopped' },
});

/** Why a run of a feed failed. */
export const runFaults = defineErrors('flows', {
  sourceUnreachable: { status: 502, zh: '无法连接 {host}：{detail}', en: 'Cannot reach {host}: {detail}' },
  sourceRefused: { status: 502, zh: '{host} 拒绝登录，请检查账号和密码', en: '{host} refused the sign-in; check account and password' },
  folderMissing: { status: 502, zh: '目录不存在：{folder}', en: 'There is no folder {folder}' },
  settingsInvalid: { status: 422, zh: '数据源设置不完整：{field}', en: 'The settings of the feed are incomplete: {field}' },
  rowsHeldBack: { status: 422, zh: '有 {rows} 行尚未计入，请处理', en: '{rows} rows do not count yet and wait for a decision' },
  runBroken: { status: 500, zh: '系统出错，下次运行时自动重试', en: 'Something went wrong on our side; the next run tries again' },
});

/** A fault as it is stored. */
export interface Fault {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A fault as people read it. */
export interface ShownFault extends Fault {
  readonly message: string;
}

export function faultOf(error: DomainError): Fault {
  return { code: error.code, params: error.params };
}

export function showFault(fault: Fault, locale: Locale): ShownFault {
  return { ...fault, message: errorMessage(fault.code, locale, fault.params) };
}

export function showFaultOrNull(fault: Fault | null, locale: Locale): ShownFault | null {
  return fault && showFault(fault, locale);
}
