import type { Map as MapLibre } from 'maplibre-gl'
import { GROUPS, type PatternName } from '@/lib/mapGroups'
import type { Ink } from './ink'

/** Each meaning has its own lines or dots, so that none is told by colour alone. */
type Pattern = PatternName

const SIZE = 20

function tile(pattern: Pattern, colour: string, weight: number): ImageData | null {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE
  canvas.height = SIZE
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return null
  hatch(pen, pattern, colour, weight, 1)
  return pen.getImageData(0, 0, SIZE, SIZE)
}

/** Covers so many tiles each way with the lines or dots of a pattern. */
export function hatch(pen: CanvasRenderingContext2D, pattern: Pattern, colour: string, weight: number, tiles: number): void {
  pen.strokeStyle = colour
  pen.fillStyle = colour
  pen.lineWidth = weight
  const whole = SIZE * tiles
  for (let at = 0; at < whole; at += SIZE) {
    if (pattern === 'level' || pattern === 'grid') stroke(pen, 0, at + SIZE / 2, whole, at + SIZE / 2)
    if (pattern === 'upright' || pattern === 'grid') stroke(pen, at + SIZE / 2, 0, at + SIZE / 2, whole)
    if (pattern === 'dots') for (let x = 0; x < whole; x += SIZE) for (const place of [5, 15]) dot(pen, x + place, at + place, weight)
  }
  // Each line is drawn a tile beyond both ends too, so that it meets the next over the edge.
  for (let shift = -whole; shift <= whole; shift += SIZE) {
    if (pattern === 'rising' || pattern === 'cross') stroke(pen, shift, whole, shift + whole, 0)
    if (pattern === 'falling' || pattern === 'cross') stroke(pen, shift, 0, shift + whole, whole)
  }
}

function dot(pen: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, 7)
  pen.fill()
}

function stroke(pen: CanvasRenderingContext2D, fromX: number, fromY: number, toX: number, toY: number): void {
  pen.beginPath()
  pen.moveTo(fromX, fromY)
  pen.lineTo(toX, toY)
  pen.stroke()
}

/** Gives the map its hatchings: `zone-…` for ground that a zone covers, `hit-…` for the piece that an outline has of it, `seen-…` for how old its last visit is, `group-…` for what the district map draws alike. */
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
  for (const group of Object.values(GROUPS).flat()) all[`group-${group.hue}-${group.pattern}`] = [group.pattern, ink.hues[group.hue] ?? ink.ink, 2.2]
  for (const [name, [pattern, colour, weight]] of Object.entries(all)) {
    const image = tile(pattern, colour, weight)
    if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: 2 })
  }
}
