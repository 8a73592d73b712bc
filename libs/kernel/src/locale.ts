/** The languages of the interface; Chinese comes first. */
export type Locale = 'zh-CN' | 'en-US';
