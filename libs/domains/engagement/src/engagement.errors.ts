import { defineErrors } from '@tributary/kernel';

export const engagementErrors = defineErrors('engagement', {
  tooManyStreams: { status: 429, zh: '打开的页面过多，实时通知已暂停。', en: 'Too many pages are open; live notifications pause.' },
});
