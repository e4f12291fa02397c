import type { Map as MapLibre } from 'maplibre-gl'
import type { Ink } from './ink'

/** Lines one way, the other way, crossed, or dots: each meaning has its own, so that none is told by colour alone. */
type Pattern = 'cross' | 'rising' | 'falling' | 'dots'

const SIZE = 20

function tile(pattern: Pattern, colour: string, weight: number): ImageData | null {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE
  canvas.height = SIZE
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return null
  pen.strokeStyle = colour
  pen.fillStyle = colour
  pen.lineWidth = weight
  if (pattern === 'dots') {
    for (const [x, y] of [[5, 5], [15, 15]] as const) {
      pen.beginPath()
      pen.arc(x, y, weight, 0, 7)
      pen.fill()
    }
  }
  // Each line is drawn three times, a tile apart, so that its ends meet over the edges.
  for (const shift of [-SIZE, 0, SIZE]) {
    if (pattern === 'rising' || pattern === 'cross') stroke(pen, shift, SIZE, shift + SIZE, 0)
    if (pattern === 'falling' || pattern === 'cross') stroke(pen, shift, 0, shift + SIZE, SIZE)
  }
  return pen.getImageData(0, 0, SIZE, SIZE)
}

function stroke(pen: CanvasRenderingContext2D, fromX: number, fromY: number, toX: number, toY: number): void {
  pen.beginPath()
  pen.moveTo(fromX, fromY)
  pen.lineTo(toX, toY)
  pen.stroke()
}

/** Gives the map its hatchings: `zone-…` for ground that a zone covers, `hit-…` for the piece that an outline has of it, `seen-…` for how old its last visit is. */
export function addHatchings(map: MapLibre, ink: Ink): void {
  const all: Record<string, [Pattern, string, number]> = {
    'zone-block': ['cross', ink.soft, 1.2],
    'zone-consent': ['rising', ink.soft, 1.2],
    'zone-warn': ['dots', ink.soft, 1.3],
    'hit-block': ['cross', ink.breach, 2.6],
    'hit-consent': ['rising', ink.wrong, 2.8],
    'hit-warn': ['dots', ink.ink, 2.2],
    'hit-neighbour': ['falling', ink.breach, 3],
    'hit-excess': ['falling', ink.breach, 3],
    'seen-fresh': ['dots', ink.inside, 1.5],
    'seen-due_soon': ['rising', ink.outside, 1.8],
    'seen-overdue': ['cross', ink.wrong, 1.6],
    'seen-never': ['falling', ink.soft, 1.6],
  }
  for (const [name, [pattern, colour, weight]] of Object.entries(all)) {
    const image = tile(pattern, colour, weight)
    if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: 2 })
  }
}
