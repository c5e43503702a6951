/** The eight cells, high first: recency, frequency and amount. */
export const CELLS = {
  important_value: { high: 'RFM', zh: '重要价值', en: 'Important: value' },
  important_develop: { high: 'RM', zh: '重要发展', en: 'Important: develop' },
  important_keep: { high: 'FM', zh: '重要保持', en: 'Important: keep' },
  important_retain: { high: 'M', zh: '重要挽留', en: 'Important: win back' },
  general_value: { high: 'RF', zh: '一般价值', en: 'General: value' },
  general_develop: { high: 'R', zh: '一般发展', en: 'General: develop' },
  general_keep: { high: 'F', zh: '一般保持', en: 'General: keep' },
  general_retain: { high: '', zh: '一般挽留', en: 'General: win back' },
} as const;

export const cellName = (key: string, language: 'zh' | 'en'): string =>
  key in CELLS ? CELLS[key as keyof typeof CELLS][language] : key;
