import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { readChartInk, type ChartInk } from './ink'

export type { ChartInk }

use([BarChart, AriaComponent, GridComponent, LegendComponent, CanvasRenderer])

/** What a chart shows, made anew for other colours. */
export type Draw = (ink: ChartInk) => EChartsCoreOption

export interface Chart {
  draw: (draw: Draw) => void
  dispose: () => void
}

/**
 * A chart in a box whose size is given. On a canvas: styles of an image made of elements would be refused by the content
 * policy. It follows the size of its box, and on paper it is drawn in the paper's colours.
 */
export function chartIn(box: HTMLElement, pick: (row: number, part: number) => void): Chart {
  const chart = init(box, null, { renderer: 'canvas', devicePixelRatio: Math.max(2, window.devicePixelRatio) })
  let last: Draw | undefined
  const again = () => {
    if (last) chart.setOption(last(readChartInk(box)), { notMerge: true })
  }
  chart.on('click', (at) => pick(at.dataIndex ?? 0, at.seriesIndex ?? 0))
  const paper = window.matchMedia('print')
  // On paper it keeps its drawing, which the page scales to fit.
  const sizes = new ResizeObserver(() => {
    if (paper.matches || box.clientWidth === 0) return
    chart.resize()
    again()
  })
  sizes.observe(box)
  paper.addEventListener('change', again)
  return {
    draw(draw) {
      last = draw
      again()
    },
    dispose() {
      sizes.disconnect()
      paper.removeEventListener('change', again)
      chart.dispose()
    },
  }
}
