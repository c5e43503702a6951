/** Every colour of the app, by its role. CSS reads them as `--accent`, `--hairline`, …; Ant Design through `theme.ts`. */
export interface Palette {
  accent: string;
  accentHover: string;
  accentTint: string;
  accentTintHover: string;
  accentBorder: string;
  /** Text on a filled accent button. */
  onAccent: string;
  layout: string;
  sheet: string;
  elevated: string;
  side: string;
  hover: string;
  track: string;
  hairline: string;
  border: string;
  rail: string;
  text: string;
  secondary: string;
  tertiary: string;
  disabled: string;
  clay: string;
  clayTint: string;
  warning: string;
  warningTint: string;
  warningIcon: string;
  error: string;
  errorTint: string;
  success: string;
  successTint: string;
}

export type Brightness = 'light' | 'dark';

export const palettes: Record<Brightness, Palette> = {
  light: {
    accent: '#0E6F7F',
    accentHover: '#0A5966',
    accentTint: '#E7F2F3',
    accentTintHover: '#CFE4E7',
    accentBorder: '#9CC7CE',
    onAccent: '#FFFFFF',
    layout: '#F5F5F2',
    sheet: '#FFFFFF',
    elevated: '#FFFFFF',
    side: '#FAFAF8',
    hover: '#F2F2EE',
    track: '#E9E9E4',
    hairline: '#E8E7E2',
    border: '#D9D8D2',
    rail: '#BDBCB5',
    text: '#1E1F1C',
    secondary: '#575852',
    tertiary: '#6A6B64',
    disabled: '#A5A69E',
    clay: '#A2472B',
    clayTint: '#F9EEEA',
    warning: '#8A5A00',
    warningTint: '#FDF5E3',
    warningIcon: '#C98A12',
    error: '#BE3028',
    errorTint: '#FCEEEC',
    success: '#2B7A4B',
    successTint: '#EAF5EE',
  },
  dark: {
    accent: '#5BB8C6',
    accentHover: '#7CCAD5',
    accentTint: '#16292D',
    accentTintHover: '#1D3A40',
    accentBorder: '#2F5F69',
    onAccent: '#06252B',
    layout: '#101212',
    sheet: '#181A1A',
    elevated: '#242727',
    side: '#151717',
    hover: '#222525',
    track: '#2C3030',
    hairline: '#272A2A',
    border: '#383C3C',
    rail: '#535858',
    text: '#E9E9E4',
    secondary: '#AEAFA8',
    tertiary: '#969790',
    disabled: '#62645F',
    clay: '#E08A6A',
    clayTint: '#2C1F1A',
    warning: '#E0AC4B',
    warningTint: '#2A2314',
    warningIcon: '#E0AC4B',
    error: '#F08379',
    errorTint: '#2E1C1A',
    success: '#6FBF8D',
    successTint: '#17271D',
  },
};

const cssName = (role: string): string => `--${role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Puts a palette on the page as CSS custom properties, so that style sheets need no copy of the colours. */
export function paint(root: HTMLElement, brightness: Brightness): void {
  for (const [role, colour] of Object.entries(palettes[brightness]))
    root.style.setProperty(cssName(role), colour as string);
  root.dataset['theme'] = brightness;
  root.style.colorScheme = brightness;
}
