export const units = [
  { code: 'bottle', name: '瓶', nameEn: 'bottle' },
  { code: 'carton', name: '箱', nameEn: 'carton' },
  { code: 'drum', name: '桶', nameEn: 'drum' },
  { code: 'litre', name: '升', nameEn: 'litre' },
  { code: 'kilogram', name: '千克', nameEn: 'kilogram' },
  { code: 'tonne', name: '吨', nameEn: 'tonne' },
] as const;
