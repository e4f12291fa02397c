import type { EChartsCoreOption } from 'echarts/core'
import { decal } from './decals'
import type { ChartInk } from './ink'

/** A bar of one thing: how many days half of them took, and nine in ten. */
export interface DaysBar { label: string; hue: number | null; n: number; median: number | null; p90: number | null }
/** A row of parts that add up. */
export interface PartsRow { label: string; parts: number[]; end?: string }
/** What the parts of all rows are called, and how they look. */
export interface Part { label: string; tone: 'accent' | 'good' | 'due' | 'breach' | 'soft' | 'line'; pattern: number }

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

/** About how wide a name is drawn: an ideograph as wide as it is high, a letter half of that. */
function drawnWidth(name: string): number {
  return [...name].reduce((all, letter) => all + (letter > '\u2e7f' ? 13.4 : 7.6), 2)
}

/** Names take as much as they need, and break where that were more than a third of the box. */
function axes(ink: ChartInk, labels: string[], { max, bare }: { max?: number; bare?: boolean } = {}): EChartsCoreOption {
  return {
    xAxis: {
      type: 'value', max, minInterval: 1, splitNumber: bare ? 2 : 4,
      axisLabel: { color: ink.soft, fontSize: bare ? 11 : 12, hideOverlap: true }, splitLine: { lineStyle: { color: ink.line } },
    },
    yAxis: {
      type: 'category', inverse: true, data: labels, axisTick: { show: false }, axisLine: { lineStyle: { color: ink.line } },
      axisLabel: { color: ink.ink, fontSize: bare ? 12 : 13, width: Math.ceil(Math.min(Math.max(92, ink.width / 3), labels.reduce((top, one) => Math.max(top, drawnWidth(one)), 12))), overflow: 'break', lineHeight: 16, interval: 0 },
    },
  }
}

/** Half of them within the solid bar, nine in ten within the open one. */
export function daysOption(ink: ChartInk, bars: DaysBar[], words: { days: (n: number) => string; p90: (n: number) => string }, look: { max?: number; bare?: boolean } = {}): EChartsCoreOption {
  const colour = (bar: DaysBar) => (bar.hue === null ? ink.accent : (ink.stages[bar.hue] ?? ink.accent))
  const between = ink.width < 460 ? '\n' : ' · '
  const told = bars.map((bar) => (bar.median === null ? '' : look.bare ? words.days(bar.median) : `${words.days(bar.median)}${between}${words.p90(bar.p90 ?? 0)}`))
  return {
    ...frame(ink),
    ...axes(ink, bars.map((bar) => bar.label), look),
    grid: { left: 8, right: look.bare ? 34 : Math.min(150, ink.width / 3.6), top: 6, bottom: 4, containLabel: true },
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
  const legend = look.legend ?? true
  const ends = rows.map((row) => row.end ?? String(row.parts.reduce((all, one) => all + one, 0)))
  return {
    ...frame(ink),
    ...axes(ink, rows.map((row) => row.label), look),
    grid: { left: 8, right: look.bare ? 30 : 64, top: legend ? (ink.width < 460 ? 56 : 34) : 6, bottom: 4, containLabel: true },
    ...(legend ? { legend: { top: 0, left: 0, itemWidth: 22, itemHeight: 14, selectedMode: false, data: parts.map((part) => part.label), textStyle: { color: ink.ink, fontSize: 12 } } } : {}),
    series: [
      ...parts.map((part, i) => ({
        type: 'bar', stack: 'parts', name: part.label, barMaxWidth: look.bare ? 12 : 24, cursor: 'pointer',
        itemStyle: { color: ink[part.tone], decal: decal(part.pattern, part.tone === 'line' ? ink.soft : ink.paper), borderColor: ink.paper, borderWidth: 1 },
        data: rows.map((row) => row.parts[i] ?? 0),
      })),
      // How many there are stands behind each bar.
      {
        type: 'bar', stack: 'parts', silent: true, data: rows.map(() => 0), tooltip: { show: false },
        label: { show: true, position: 'right', color: ink.ink, fontSize: look.bare ? 11 : 12, formatter: (at: { dataIndex: number }) => ends[at.dataIndex] ?? '' },
      },
    ],
  }
}
