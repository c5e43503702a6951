import { defineWords } from '../../i18n/words';

export const usePrivacyWords = defineWords(
  'privacy',
  { title: '隐私', purposes: '授权用途' },
  { title: 'Privacy', purposes: 'Consent purposes' },
);
