import { defineErrors } from '@tributary/kernel';

export const insightErrors = defineErrors('insight', {
  periodTooLong: { status: 422, zh: '查询期间最长 {days} 天。', en: 'A period may have at most {days} days.' },
});
