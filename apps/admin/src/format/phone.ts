/** Phone numbers, stored in E.164, as people of the workspace's region write them; those of elsewhere with their country code. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** +8613800138000 → 138 0013 8000; +442079460018 → +44 20 7946 0018. What is no number stays as it is. */
export function formatPhone(value: string, region: string): string {
  const number = parsePhoneNumberFromString(value);
  if (!number) return value;
  return number.country === region ? number.formatNational() : number.formatInternational();
}

/** Only what tells where it is and the last four: 138 **** 8000, +44 **** 0018. */
export function maskPhone(value: string, region: string): string {
  const number = parsePhoneNumberFromString(value);
  if (!number || number.nationalNumber.length < 8) return '****';
  const national = number.formatNational().replace(/\D/g, '');
  const head = number.country === region ? national.slice(0, -8) : `+${number.countryCallingCode}`;
  return `${head} **** ${number.nationalNumber.slice(-4)}`.trim();
}
