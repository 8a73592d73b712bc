import { defineErrors } from '@tributary/kernel';

export const insightErrors = defineErrors('insight', {
  exportTooLarge: { status: 422, zh: '导出超过 {limit} 行，请缩小范围。', en: 'The export has more than {limit} rows; narrow it down.' },
  periodTooLong: { status: 422, zh: '期间最长 {days} 天。', en: 'A period has at most {days} days.' },
});
