import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl'
import { COLOURED_BY, GROUPS, type MapGroup } from '@/lib/mapGroups'
import type { MapLayer } from '@/lib/mapView'
import type { Ink } from './ink'
import { markName } from './rings'

/** From here on every file is drawn by itself; farther away a tile has cells with their counts. */
export const NEAR = 13
/** From here on an outline can be seen, and a mark would hide it. */
const OUTLINES = 16.6
/** Drawn in this order, what matters most on top. */
export const STACK: readonly MapLayer[] = ['houses', 'patches', 'violations']

const AREAS: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']
const POINTS: ExpressionSpecification = ['==', ['geometry-type'], 'Point']

/** The layers of the map's style that show one layer of files. */
export function styleLayers(layer: MapLayer): string[] {
  return [`${layer}-cells`, `${layer}-fill`, `${layer}-hatch`, `${layer}-edge`, `${layer}-mark`, `${layer}-spot`]
}

/** Those of them that can be pointed at. */
export function pointable(layer: MapLayer): string[] {
  return [`${layer}-fill`, `${layer}-mark`, `${layer}-spot`]
}

function matched<T>(layer: MapLayer, of: (group: MapGroup, code: string) => T, otherwise: T): ExpressionSpecification {
  const arms = GROUPS[layer].flatMap((group) => group.codes.flatMap((code) => [code, of(group, code)]))
  return ['match', ['to-string', ['get', COLOURED_BY[layer]]], ...arms, otherwise] as unknown as ExpressionSpecification
}

/** A layer of files: invisible cells that keep the far tiles coming, outlines with their hatching, marks where outlines are too small. */
export function addFiles(map: MapLibre, layer: MapLayer, tiles: string, ink: Ink): void {
  map.addSource(layer, { type: 'vector', tiles: [tiles], minzoom: 0, maxzoom: 16 })
  const from = { source: layer, 'source-layer': layer } as const
  const last = GROUPS[layer].at(-1)
  const hue = matched(layer, (group) => ink.hues[group.hue] ?? ink.ink, ink.hues[last?.hue ?? ''] ?? ink.ink)
  const pattern = matched(layer, (group) => `group-${group.hue}-${group.pattern}`, `group-${last?.hue ?? ''}-${last?.pattern ?? 'solid'}`)
  const mark = matched(layer, (_group, code) => markName(layer, code), markName(layer, ''))
  map.addLayer({ id: `${layer}-cells`, type: 'circle', ...from, maxzoom: NEAR, paint: { 'circle-radius': 1, 'circle-opacity': 0 } })
  map.addLayer({ id: `${layer}-fill`, type: 'fill', ...from, minzoom: NEAR, filter: AREAS, paint: { 'fill-color': hue, 'fill-opacity': layer === 'patches' ? 0.12 : 0.3 } })
  map.addLayer({ id: `${layer}-hatch`, type: 'fill', ...from, minzoom: OUTLINES, filter: AREAS, paint: { 'fill-pattern': pattern, 'fill-opacity': layer === 'houses' ? 0.45 : 0.85 } })
  map.addLayer({
    id: `${layer}-edge`, type: 'line', ...from, minzoom: NEAR, filter: AREAS,
    paint: { 'line-color': hue, 'line-width': ['interpolate', ['linear'], ['zoom'], 14, 1, 18, layer === 'violations' ? 3 : 2], ...(layer === 'patches' ? { 'line-dasharray': [3, 2] } : {}) },
  })
  const layout = { 'icon-image': mark, 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'icon-size': ['interpolate', ['linear'], ['zoom'], 13, 0.62, 16, 1] as ExpressionSpecification }
  map.addLayer({ id: `${layer}-mark`, type: 'symbol', ...from, minzoom: NEAR, maxzoom: OUTLINES, filter: AREAS, layout })
  map.addLayer({ id: `${layer}-spot`, type: 'symbol', ...from, minzoom: NEAR, filter: POINTS, layout })
}

/** Zones out of their tiles, hatched by what they do to a building as on every other map. */
export function addZoneTiles(map: MapLibre, tiles: string, ink: Ink): void {
  map.addSource('zone-tiles', { type: 'vector', tiles: [tiles], minzoom: 0, maxzoom: 16 })
  const from = { source: 'zone-tiles', 'source-layer': 'zones' } as const
  const hatched: ExpressionSpecification = ['in', ['get', 'effect'], ['literal', ['block', 'consent', 'warn']]]
  const own: ExpressionSpecification = ['!=', ['get', 'part'], 'buffer']
  const regime: ExpressionSpecification = ['==', ['get', 'effect'], 'regime']
  map.addLayer({ id: 'zone-fill', type: 'fill', ...from, filter: ['all', AREAS, hatched], paint: { 'fill-pattern': ['concat', 'zone-', ['get', 'effect']], 'fill-opacity': 0.5 } })
  map.addLayer({ id: 'zone-edge', type: 'line', ...from, filter: ['all', AREAS, own], paint: { 'line-color': ['case', regime, ink.accent, ink.soft], 'line-width': ['case', regime, 2.2, 1.2], 'line-opacity': 0.8 } })
  map.addLayer({ id: 'zone-line', type: 'line', ...from, filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': ink.soft, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1, 15, 2.6] } })
}

export const ZONE_LAYERS = ['zone-fill', 'zone-edge', 'zone-line']
