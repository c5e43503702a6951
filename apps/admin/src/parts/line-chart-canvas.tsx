import { LineChart as Line } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../format/use-format';
import { palettes } from '../theme/palette';
import { FONT_FAMILY } from '../theme/theme';
import { useTheme } from '../theme/theme-provider';
import type { LineChartProps } from './line-chart';

use([Line, GridComponent, TooltipComponent, SVGRenderer]);

/** The drawing behind `LineChart`, in a chunk of its own. */
export default function LineChartCanvas({ points, height }: LineChartProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const { brightness } = useTheme();
  const format = useFormat();

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const colours = palettes[brightness];
    const chart = init(element, undefined, { renderer: 'svg' });
    const text = { color: colours.tertiary, fontSize: 12, fontFamily: FONT_FAMILY };
    chart.setOption({
      animation: false,
      grid: { left: 4, right: 12, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        // As HTML it would come with style attributes, which the policy of the server lets nobody write.
        renderMode: 'richText',
        backgroundColor: colours.elevated,
        borderColor: colours.border,
        textStyle: { ...text, color: colours.text },
        valueFormatter: (value: unknown) => format.count(Number(value)),
        axisPointer: { lineStyle: { color: colours.rail } },
      },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: points.map(({ at }) => format.day(at)),
        axisLine: { lineStyle: { color: colours.hairline } },
        axisTick: { show: false },
        axisLabel: { ...text, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        // A line that does not move would otherwise hang between invented bounds.
        scale: points.some(({ value }) => value !== points[0]?.value),
        splitNumber: 3,
        axisLabel: { ...text, formatter: (value: number) => format.short(value) },
        splitLine: { lineStyle: { color: colours.hairline } },
      },
      series: [
        {
          type: 'line',
          data: points.map(({ value }) => value),
          showSymbol: false,
          lineStyle: { color: colours.accent, width: 1.5 },
          itemStyle: { color: colours.accent },
        },
      ],
    });
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(element);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [points, brightness, format]);

  return <div ref={place} style={{ height }} />;
}
