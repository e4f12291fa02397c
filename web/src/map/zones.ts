import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl'
import { NOTHING } from './base'
import { addHatchings } from './hatch'
import type { Ink } from './ink'

const AREAS: ExpressionSpecification = ['in', ['geometry-type'], ['literal', ['Polygon', 'MultiPolygon']]]
const HATCHED: ExpressionSpecification = ['in', ['get', 'effect'], ['literal', ['block', 'consent', 'warn']]]

/** Zones around, under everything else: hatched by what they do to a building, edged, and named in words. */
export function addZones(map: MapLibre, ink: Ink): void {
  addHatchings(map, ink)
  map.addSource('zones', { type: 'geojson', data: NOTHING, maxzoom: 20 })
  map.addLayer({ id: 'zones', type: 'fill', source: 'zones', filter: ['all', AREAS, HATCHED], paint: { 'fill-pattern': ['concat', 'zone-', ['get', 'effect']], 'fill-opacity': 0.55 } }, 'plots')
  map.addLayer({
    id: 'zones-edge', type: 'line', source: 'zones', filter: ['all', AREAS, ['!=', ['get', 'part'], 'buffer']],
    paint: { 'line-opacity': 0.75, 'line-color': ['case', ['==', ['get', 'effect'], 'regime'], ink.accent, ink.soft], 'line-width': ['case', ['==', ['get', 'effect'], 'regime'], 2.4, 1.4] },
  }, 'plots')
  map.addLayer({ id: 'zones-buffer', type: 'line', source: 'zones', filter: ['all', AREAS, ['==', ['get', 'part'], 'buffer']], paint: { 'line-color': ink.soft, 'line-width': 1.2, 'line-dasharray': [2, 2] } }, 'plots')
  map.addLayer({ id: 'zones-line', type: 'line', source: 'zones', filter: ['in', ['geometry-type'], ['literal', ['LineString', 'MultiLineString']]], paint: { 'line-color': ink.soft, 'line-width': 2.6 } }, 'plots')
}

/** Names of zones, over outlines and under the lengths of sides, which they give way to. */
export function addZoneNames(map: MapLibre, ink: Ink): void {
  map.addLayer({
    id: 'zones-name', type: 'symbol', source: 'zones', minzoom: 14, filter: ['has', 'text'],
    layout: { 'text-field': ['get', 'text'], 'text-size': 12, 'text-font': ['sans'], 'text-padding': 4, 'text-max-width': 12, 'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'], 'text-radial-offset': 1.5 },
    paint: { 'text-color': ink.ink, 'text-halo-color': ink.land, 'text-halo-width': 2 },
  })
}

/** The pieces that matter: what an outline has of a zone, of a neighbour's plot, or beyond what was approved. */
export function addPieces(map: MapLibre, ink: Ink): void {
  map.addSource('pieces', { type: 'geojson', data: NOTHING, maxzoom: 20 })
  map.addLayer({ id: 'pieces', type: 'fill', source: 'pieces', filter: ['all', AREAS, ['!=', ['get', 'effect'], 'regime']], paint: { 'fill-pattern': ['concat', 'hit-', ['get', 'effect']] } })
  map.addLayer({
    id: 'pieces-edge', type: 'line', source: 'pieces', filter: AREAS,
    paint: { 'line-color': ['match', ['get', 'effect'], ['block', 'neighbour', 'excess'], ink.breach, 'consent', ink.wrong, ink.ink], 'line-width': 1.8 },
  })
}
