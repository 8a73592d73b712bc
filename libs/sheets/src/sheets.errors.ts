import { defineErrors } from '@tributary/kernel';

/** Why a workbook or a text is not read, in the words of the person who sent it. */
export const sheetsErrors = defineErrors('sheets', {
  fileEmpty: { status: 422, zh: '文件为空（0 字节）', en: 'The file is empty (0 bytes)' },
  fileTooLarge: { status: 422, zh: '文件 {name} 过大：{size} MB，上限 {limit} MB', en: 'The file {name} is too large: {size} MB, at most {limit} MB' },
  notATable: { status: 422, zh: '不是表格文件，内容为：{found}', en: 'This is not a table; its content is: {found}' },
  holdsFiles: { status: 422, zh: '这是装有其他文件的压缩包或邮件，请直接发送其中的文件', en: 'This is an archive or a mail with other files inside; send what is inside' },
  holdsNothing: { status: 422, zh: '压缩包或邮件中没有文件', en: 'The archive or mail holds no file' },
  autoReply: { status: 422, zh: '自动回复邮件，没有附件', en: 'An automatic reply without a file' },
  onCloudDisk: { status: 422, zh: '邮件没有附件，只有网盘链接：{link}。请把文件作为附件发送', en: 'The mail brings no file, only the address of one on a cloud disk: {link}. Send it as an attachment' },
  tooManyMembers: { status: 422, zh: '压缩包或邮件中的文件超过 {limit} 个', en: 'The archive or mail holds more than {limit} files' },
  mailBroken: { status: 422, zh: '邮件已损坏，无法打开', en: 'The mail is broken and cannot be opened' },
  archiveAmbiguous: { status: 422, zh: '工作簿内有两个同名部件，内容不明确，请重新保存后发送', en: 'Two parts of the workbook have one name, so that its content is not clear; save it again and send it' },
  workbookBroken: { status: 422, zh: '文件已损坏或不完整，请重新发送', en: 'The file is broken or incomplete; send it again' },
  passwordProtected: { status: 422, zh: '文件有密码保护，请取消密码后重新发送', en: 'The file is protected by a password; send it without one' },
  zipBomb: { status: 422, zh: '压缩比异常（{ratio} 倍），疑似压缩炸弹，已拒绝', en: 'It unpacks to {ratio} times its size, like a zip bomb; refused' },
  unpacksTooLarge: { status: 422, zh: '解压后过大：{size} MB，上限 {limit} MB', en: 'It unpacks to {size} MB, at most {limit} MB' },
  encodingUnknown: { status: 422, zh: '无法识别文字编码', en: 'The text encoding is not known' },
  fileTruncated: { status: 422, zh: '文件末行不完整（第 {row} 行），可能没有传完', en: 'The last line is cut off (row {row}); the upload may have broken off' },
  lineTooLong: { status: 422, zh: '第 {row} 行超过 {limit} 个字符，不是表格的一行', en: 'Line {row} has more than {limit} characters; that is no row of a table' },
  tooManyRows: { status: 422, zh: '行数超过上限 {limit}', en: 'More than {limit} rows' },
  tooManyColumns: { status: 422, zh: '列数超过上限 {limit}（第 {row} 行）', en: 'More than {limit} columns (row {row})' },
  tooManyCells: { status: 422, zh: '单元格数超过上限 {limit}', en: 'More than {limit} cells' },
  unreadable: { status: 422, zh: '文件无法读取', en: 'The file cannot be read' },
  readerTooSlow: { status: 422, zh: '读取超过 {seconds} 秒，已中止', en: 'Reading took more than {seconds} s and was stopped' },
  readerTooBig: { status: 422, zh: '读取所需内存超过上限，已中止', en: 'Reading needed too much memory and was stopped' },
  readersBusy: { status: 503, zh: '同时读取的文件过多，请稍后重试。', en: 'Too many files are being read at the moment; try again shortly.' },
});
