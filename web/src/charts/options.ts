import type { EChartsCoreOption } from 'echarts/core'
import { decal } from './decals'
import type { ChartInk } from './ink'

/** A bar of one thing: how many days half of them took, and nine in ten. */
export interface DaysBar { label: string; hue: number | null; n: number; median: number | null; p90: number | null }
/** A row of parts that add up. */
export interface PartsRow { label: string; parts: number[] }
/** What the parts of all rows are called, and how they look. */
export interface Part { label: string; tone: 'accent' | 'good' | 'due' | 'breach' | 'soft' | number; pattern: number }

const LIGHT = 'rgba(255, 253, 248, .45)'

function frame(ink: ChartInk): EChartsCoreOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: ink.sans, color: ink.ink },
    // The box says what the chart shows; patterns are each bar's own.
    aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
  }
}

function axes(ink: ChartInk, labels: string[], { max, bare, width }: { max?: number; bare?: boolean; width?: number } = {}): EChartsCoreOption {
  return {
    xAxis: {
      type: 'value', max, minInterval: 1, splitNumber: bare ? 2 : 4,
      axisLabel: { color: ink.soft, fontSize: bare ? 11 : 12, hideOverlap: true }, splitLine: { lineStyle: { color: ink.line } },
    },
    yAxis: {
      type: 'category', inverse: true, data: labels, axisTick: { show: false }, axisLine: { lineStyle: { color: ink.line } },
      axisLabel: { color: ink.ink, fontSize: bare ? 12 : 13, width, overflow: 'break', lineHeight: 16, interval: 0 },
    },
  }
}

/** Half of them within the solid bar, nine in ten within the open one. */
export function daysOption(ink: ChartInk, bars: DaysBar[], words: { days: (n: number) => string; p90: (n: number) => string }, look: { max?: number; bare?: boolean } = {}): EChartsCoreOption {
  const colour = (bar: DaysBar) => (bar.hue === null ? ink.accent : (ink.stages[bar.hue] ?? ink.accent))
  const told = bars.map((bar) => (bar.median === null ? '' : look.bare ? String(bar.median) : `${words.days(bar.median)} · ${words.p90(bar.p90 ?? 0)}`))
  return {
    ...frame(ink),
    ...axes(ink, bars.map((bar) => bar.label), { ...look, width: look.bare ? 40 : 112 }),
    grid: { left: 8, right: look.bare ? 34 : 150, top: 6, bottom: 4, containLabel: true },
    series: [
      {
        type: 'bar', stack: 'days', barMaxWidth: look.bare ? 12 : 24, cursor: 'pointer',
        data: bars.map((bar) => ({ value: bar.median ?? 0, itemStyle: { color: colour(bar), decal: decal(bar.hue ?? 5, LIGHT) } })),
      },
      {
        type: 'bar', stack: 'days', cursor: 'pointer',
        data: bars.map((bar) => ({
          value: Math.max(0, (bar.p90 ?? 0) - (bar.median ?? 0)),
          itemStyle: { color: 'transparent', borderColor: colour(bar), borderWidth: bar.median === null ? 0 : 1.5, borderType: 'dashed' },
        })),
        label: { show: true, position: 'right', color: ink.ink, fontSize: look.bare ? 11 : 12, formatter: (at: { dataIndex: number }) => told[at.dataIndex] ?? '' },
      },
    ],
  }
}

/** Parts of a whole, side by side in one bar; their numbers stand in them where there is room. */
export function partsOption(ink: ChartInk, rows: PartsRow[], parts: Part[], look: { max?: number; bare?: boolean; legend?: boolean } = {}): EChartsCoreOption {
  const colour = (part: Part) => (typeof part.tone === 'number' ? (ink.stages[part.tone] ?? ink.accent) : ink[part.tone])
  const legend = look.legend ?? true
  return {
    ...frame(ink),
    ...axes(ink, rows.map((row) => row.label), { ...look, width: look.bare ? 40 : 128 }),
    grid: { left: 8, right: 26, top: legend ? 34 : 6, bottom: 4, containLabel: true },
    ...(legend ? { legend: { top: 0, left: 0, itemWidth: 22, itemHeight: 14, selectedMode: false, textStyle: { color: ink.ink, fontSize: 12 } } } : {}),
    series: parts.map((part, i) => ({
      type: 'bar', stack: 'parts', name: part.label, barMaxWidth: look.bare ? 12 : 24, cursor: 'pointer',
      itemStyle: { color: colour(part), decal: decal(part.pattern, LIGHT), borderColor: ink.paper, borderWidth: 1 },
      data: rows.map((row) => row.parts[i] ?? 0),
    })),
  }
}
