import { LineChart as Line } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format';
import { palettes } from '../../theme/palette';
import { FONT_FAMILY } from '../../theme/theme';
import { useTheme } from '../../theme/theme-provider';
import type { CurvesProps } from './curves';
import { periodsOf } from './periods';

use([Line, GridComponent, TooltipComponent, SVGRenderer]);

/** Colours of lines, in their order; the first is of the average. */
const LINES = {
  light: ['#0E6F7F', '#B8892A', '#643B32', '#28387D', '#B37CD6', '#85946A'],
  dark: ['#5BB8C6', '#E2C999', '#B36151', '#6084E2', '#8D6790', '#99AC2D'],
};
/** More lines than colours could not be told apart. */
const MOST_COHORTS = LINES.light.length - 1;
/** Below so many pixels the names of more would lie on one another. */
const NARROW = 600;
const FEW_COHORTS = 2;

/** The drawing behind `Curves`, in a chunk of its own. */
export default function CurvesCanvas({ table, average, height }: CurvesProps & { height: number }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const { brightness } = useTheme();
  const format = useFormat();

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const colours = palettes[brightness];
    const chart = init(element, undefined, { renderer: 'svg' });
    const text = { color: colours.tertiary, fontSize: 12, fontFamily: FONT_FAMILY };
    const percent = (share: number): string => format.share(share, 1, 1);
    // The period in which they began says nothing of coming back; one that is not over would look like a fall.
    const told = table.cohorts
      .map(({ begins, cells }) => ({
        name: begins,
        shares: cells.slice(1).flatMap((cell) => (cell?.ended ? [cell.share ?? null] : [])),
      }))
      .filter(({ shares }) => shares.length > 1 && shares.some((share) => share !== null))
      // The last period of the earliest is that of the average: the two would end, and be named, at one point.
      .slice(1)
      .reverse();
    // From the latest to the earliest, so that their ends, where their names are, lie apart.
    const most = Math.min(element.clientWidth < NARROW ? FEW_COHORTS : MOST_COHORTS, told.length);
    const chosen = Array.from(
      { length: most },
      (_, at) => told[Math.round((at * (told.length - 1)) / Math.max(1, most - 1))]!,
    );
    const lines = [{ name: average, shares: table.averages.slice(1).map(({ share }) => share ?? null) }, ...chosen];
    chart.setOption({
      animation: false,
      grid: { left: 4, right: 88, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        // As HTML it would come with style attributes, which the policy of the server lets nobody write.
        renderMode: 'richText',
        backgroundColor: colours.elevated,
        borderColor: colours.border,
        textStyle: { ...text, color: colours.text },
        valueFormatter: (value: unknown) => (typeof value === 'number' ? percent(value) : '—'),
        axisPointer: { lineStyle: { color: colours.rail } },
      },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: periodsOf(table).slice(1),
        axisLine: { lineStyle: { color: colours.hairline } },
        axisTick: { show: false },
        axisLabel: { ...text, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        min: 0,
        splitNumber: 4,
        axisLabel: { ...text, formatter: percent },
        splitLine: { lineStyle: { color: colours.hairline } },
      },
      series: lines.map(({ name, shares }, at) => ({
        type: 'line',
        name,
        data: shares,
        symbolSize: 4,
        endLabel: {
          show: true,
          formatter: '{a}',
          ...text,
          color: colours.secondary,
          backgroundColor: colours.sheet,
          padding: 2,
        },
        labelLayout: { moveOverlap: 'shiftY' },
        lineStyle: { color: LINES[brightness][at], width: at === 0 ? 2.5 : 1.5, type: at === 0 ? 'dashed' : 'solid' },
        itemStyle: { color: LINES[brightness][at] },
      })),
    });
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(element);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [table, average, brightness, format]);

  return <div ref={place} style={{ height }} />;
}
