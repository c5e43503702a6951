import { theme } from 'antd';
import type { ThemeConfig } from 'antd';
import type { MappingAlgorithm } from 'antd/es/theme/interface';
import { palettes } from './palette';
import type { Brightness } from './palette';

export const FONT_FAMILY =
  '"Inter Variable","PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';

/**
 * Ant Design's algorithms derive shades of their own (the dark one turns #5BB8C6 into #509FAB); the roles that the
 * palette names are set after them, in every derived name, so that they are what is drawn.
 */
const exact =
  (brightness: Brightness): MappingAlgorithm =>
  (seed, map) => {
    const p = palettes[brightness];
    const base = map ?? theme.defaultAlgorithm(seed);
    return {
      ...base,
      colorPrimary: p.accent,
      colorPrimaryHover: p.accentHover,
      colorPrimaryActive: p.accentHover,
      colorPrimaryText: p.accent,
      colorPrimaryBg: p.accentTint,
      colorPrimaryBgHover: p.accentTintHover,
      colorPrimaryBorder: p.accentBorder,
      colorInfo: p.accent,
      colorLink: p.accent,
      colorLinkHover: p.accentHover,
      colorBgLayout: p.layout,
      colorBgContainer: p.sheet,
      colorBgElevated: p.elevated,
      colorFillTertiary: p.hover,
      colorFillSecondary: p.track,
      colorBorderSecondary: p.hairline,
      colorBorder: p.border,
      colorText: p.text,
      colorTextSecondary: p.secondary,
      colorTextTertiary: p.tertiary,
      colorTextQuaternary: p.disabled,
      colorError: p.error,
      colorErrorBg: p.errorTint,
      colorWarning: p.warningIcon,
      colorWarningBg: p.warningTint,
      colorSuccess: p.success,
      colorSuccessBg: p.successTint,
      // Derived from 13 they come out at 10, 18 and 15.
      fontSizeSM: 12,
      fontSizeXL: 16,
      controlHeightXS: 22,
    };
  };

/** Ant Design's configuration for one brightness. */
export function themeConfig(brightness: Brightness, motion: boolean): ThemeConfig {
  const p = palettes[brightness];
  const algorithm = brightness === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm;
  return {
    algorithm: [algorithm, exact(brightness)],
    token: {
      fontFamily: FONT_FAMILY,
      fontSize: 13,
      controlHeight: 30,
      controlHeightSM: 26,
      controlHeightLG: 36,
      borderRadius: 6,
      borderRadiusSM: 5,
      borderRadiusLG: 8,
      colorPrimary: p.accent,
      colorTextDescription: p.tertiary,
      colorTextPlaceholder: p.tertiary,
      colorTextDisabled: p.disabled,
      motionDurationMid: '0.16s',
      motion,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', primaryColor: p.onAccent },
      Table: {
        headerBg: 'transparent',
        headerSplitColor: 'transparent',
        rowHoverBg: p.side,
        headerColor: p.secondary,
      },
      Tooltip: { colorBgSpotlight: brightness === 'dark' ? '#3A3F3F' : '#2B2C29' },
    },
  };
}
