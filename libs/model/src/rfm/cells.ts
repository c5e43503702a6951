/** The eight cells: recency, frequency and amount high or low against the middle. */

/** High first; the letters say recency, frequency and amount. */
export const RFM_CELLS = [
  { key: 'important_value', high: 'RFM', names: { zh: '重要价值', en: 'Important: value' } },
  { key: 'important_develop', high: 'RM', names: { zh: '重要发展', en: 'Important: develop' } },
  { key: 'important_keep', high: 'FM', names: { zh: '重要保持', en: 'Important: keep' } },
  { key: 'important_retain', high: 'M', names: { zh: '重要挽留', en: 'Important: win back' } },
  { key: 'general_value', high: 'RF', names: { zh: '一般价值', en: 'General: value' } },
  { key: 'general_develop', high: 'R', names: { zh: '一般发展', en: 'General: develop' } },
  { key: 'general_keep', high: 'F', names: { zh: '一般保持', en: 'General: keep' } },
  { key: 'general_retain', high: '', names: { zh: '一般挽留', en: 'General: win back' } },
] as const;
