import type { Map as MapLibre } from 'maplibre-gl'
import type { Cluster } from '@/lib/clusters'
import { byGroup, GROUPS, type MapGroup } from '@/lib/mapGroups'
import { MAP_LAYERS, type MapLayer } from '@/lib/mapView'
import { STAGE_CHARACTER, isStage } from '@/lib/stages'
import { hatch } from './hatch'
import type { Ink } from './ink'

/** Pictures are drawn twice as large as they are shown. */
const SCALE = 2
const MOST_IMAGES = 600

/** Gives the map the picture of a cluster and says its name: a ring of groups, each with its hatching, about the true number. */
export function ringImage(map: MapLibre, cluster: Cluster, ink: Ink): string {
  const parts = byGroup(cluster.layer, cluster.parts).filter((part) => part.count > 0)
  if (cluster.count === 1 && parts[0]) return markName(cluster.layer, Object.keys(cluster.parts)[0] ?? '')
  const shares = parts.map((part) => `${part.group.name}${Math.round((part.count / cluster.count) * 48)}`).join()
  const name = `ring-${cluster.layer}-${cluster.count}-${shares}`
  if (map.hasImage(name)) return name
  const old = map.listImages().filter((image) => image.startsWith('ring-'))
  if (old.length > MOST_IMAGES) for (const image of old.slice(0, MOST_IMAGES / 2)) map.removeImage(image)
  const image = drawRing(cluster, parts, ink)
  if (image) map.addImage(name, image, { pixelRatio: SCALE })
  return name
}

function drawRing(cluster: Cluster, parts: { group: MapGroup; count: number }[], ink: Ink): ImageData | null {
  const outer = cluster.radius * SCALE
  const side = outer * 2 + 6
  const pen = brush(side, side)
  if (!pen) return null
  const middle = side / 2
  const inner = outer * 0.6
  disc(pen, middle, outer + 2, ink.land)
  let from = -Math.PI / 2
  for (const { group, count } of parts) {
    const to = from + (count / cluster.count) * 2 * Math.PI
    const hue = ink.hues[group.hue] ?? ink.ink
    pen.save()
    pen.beginPath()
    pen.arc(middle, middle, outer, from, to)
    pen.arc(middle, middle, inner, to, from, true)
    pen.closePath()
    pen.fillStyle = hue
    pen.fill()
    pen.clip()
    hatch(pen, group.pattern, ink.paper, 2, Math.ceil(side / 20))
    pen.restore()
    if (parts.length > 1) spoke(pen, middle, inner, outer, from, ink.paper)
    from = to
  }
  const shape = { violations: disc, houses: plate, patches: lozenge }[cluster.layer]
  shape(pen, middle, inner, cluster.layer === 'violations' ? ink.ring : ink.paper)
  pen.fillStyle = cluster.layer === 'violations' ? ink.onRing : ink.ink
  const digits = shortCount(cluster.count)
  const size = Math.min(30, (inner * 2.5) / Math.max(1.9, digits.length * 0.62 + 0.75))
  pen.font = `700 ${size}px 'Segoe UI', Roboto, 'Noto Sans CJK SC', sans-serif`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(digits, middle, middle + size * 0.05)
  return pen.getImageData(0, 0, side, side)
}

/** The true number, as long as it can be read in a ring: to six digits in full. */
function shortCount(count: number): string {
  return count < 1_000_000 ? String(count) : `${(count / 1_000_000).toFixed(2)}M`
}

function brush(width: number, height: number): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas.getContext('2d', { willReadFrequently: true })
}

function disc(pen: CanvasRenderingContext2D, middle: number, radius: number, colour: string): void {
  pen.beginPath()
  pen.arc(middle, middle, radius, 0, 7)
  pen.fillStyle = colour
  pen.fill()
}

/** The number of houses stands on a square, of patches on a lozenge: layers are told apart without their colours. */
function plate(pen: CanvasRenderingContext2D, middle: number, radius: number, colour: string): void {
  const half = radius * 0.98
  pen.beginPath()
  pen.roundRect(middle - half, middle - half, half * 2, half * 2, radius * 0.25)
  pen.fillStyle = colour
  pen.fill()
}

function lozenge(pen: CanvasRenderingContext2D, middle: number, radius: number, colour: string): void {
  const reach = radius * 1.45
  pen.fillStyle = colour
  pen.beginPath()
  for (const [x, y] of [[0, -reach], [reach, 0], [0, reach], [-reach, 0]] as const) pen.lineTo(middle + x, middle + y)
  pen.closePath()
  pen.fill()
}

function spoke(pen: CanvasRenderingContext2D, middle: number, inner: number, outer: number, angle: number, colour: string): void {
  pen.beginPath()
  pen.moveTo(middle + Math.cos(angle) * inner, middle + Math.sin(angle) * inner)
  pen.lineTo(middle + Math.cos(angle) * outer, middle + Math.sin(angle) * outer)
  pen.strokeStyle = colour
  pen.lineWidth = 2
  pen.stroke()
}

export function markName(layer: MapLayer, code: string): string {
  const known = GROUPS[layer].some((group) => group.codes.includes(code))
  return `mark-${layer}-${known ? code : ''}`
}

/** A picture for each code of each layer: what a single file is drawn as while its outline is too small to see. */
export function addMarks(map: MapLibre, ink: Ink): void {
  for (const layer of MAP_LAYERS) {
    for (const group of GROUPS[layer]) {
      for (const code of group.codes) add(map, markName(layer, code), drawMark(layer, group, code, ink))
    }
    const last = GROUPS[layer].at(-1)
    if (last) add(map, markName(layer, ''), drawMark(layer, last, '', ink))
  }
}

function add(map: MapLibre, name: string, image: ImageData | null): void {
  if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: SCALE })
}

/** Violations are discs with the number of their kind, houses squares with the character of their stage, patches hatched lozenges. */
function drawMark(layer: MapLayer, group: MapGroup, code: string, ink: Ink): ImageData | null {
  const side = 48
  const pen = brush(side, side)
  if (!pen) return null
  const hue = ink.hues[group.hue] ?? ink.ink
  const path = () => {
    pen.beginPath()
    if (layer === 'violations') pen.arc(24, 24, 19, 0, 7)
    else if (layer === 'houses') pen.roundRect(7, 7, 34, 34, 6)
    else for (const [x, y] of [[24, 3], [45, 24], [24, 45], [3, 24]] as const) pen.lineTo(x, y)
    pen.closePath()
  }
  path()
  pen.fillStyle = layer === 'patches' ? ink.paper : hue
  pen.fill()
  if (layer === 'patches') {
    pen.save()
    path()
    pen.clip()
    hatch(pen, group.pattern, hue, 3, 3)
    pen.restore()
  }
  path()
  pen.strokeStyle = layer === 'patches' ? hue : ink.paper
  pen.lineWidth = 3.5
  pen.stroke()
  const sign = layer === 'violations' ? (/^V\d\d/.test(code) ? code.slice(1, 3) : '?') : layer === 'houses' ? (isStage(code) ? STAGE_CHARACTER[code] : '✓') : ''
  pen.fillStyle = ink.paper
  pen.font = `700 ${layer === 'houses' ? 23 : 20}px 'Segoe UI', Roboto, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(sign, 24, 25.5)
  return pen.getImageData(0, 0, side, side)
}

/** A dashed circle about what was picked, and a plain one about what a row of the list points at. */
export function addHalos(map: MapLibre, ink: Ink): void {
  for (const [name, dash] of [['halo-pick', [9, 7]], ['halo-hover', []]] as const) {
    const pen = brush(120, 120)
    if (!pen) continue
    pen.beginPath()
    pen.arc(60, 60, 52, 0, 7)
    pen.strokeStyle = ink.land
    pen.lineWidth = 9
    pen.stroke()
    pen.setLineDash([...dash])
    pen.strokeStyle = name === 'halo-pick' ? ink.ink : ink.accent
    pen.lineWidth = 4.5
    pen.stroke()
    add(map, name, pen.getImageData(0, 0, 120, 120))
  }
}
