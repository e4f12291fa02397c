import type { FeatureCollection } from 'geojson'
import type { MapLayer } from '@/lib/mapView'
import { answer } from './answer'
import type { Page } from './houses'
import { ApiProblem, waitForMap } from './problem'
import type { PatchLine } from './patches'
import type { HouseLine } from './types'
import type { CaseLine } from './violationTypes'

/** By what a layer's files are counted; each facet with every filter but its own. */
export const FACETS = ['kind', 'grade', 'stage', 'class', 'state', 'track', 'source', 'season', 'township'] as const
export type FacetName = (typeof FACETS)[number]

export interface MapCounts {
  total: number
  /** Those that no point is known of; they are counted, and drawn nowhere. */
  unplaced: number
  facets: Partial<Record<FacetName, Record<string, number>>>
  months: Record<string, number>
  as_of: string
  ledger_seq: number
}

export interface LinesOf {
  violations: CaseLine
  houses: HouseLine
  patches: PatchLine
}
export type MapLine = CaseLine | HouseLine | PatchLine

export interface MapPage<L> extends Page<L> {
  total: number
  unplaced: number
}

/** What may lie under our own boundaries: tiles of others, or a pack, where a setting has them. */
export interface MapBase {
  tianditu: { key: string } | null
  pack: { url: string; kind: string } | null
}

export type ExportFormat = 'xlsx' | 'csv' | 'geojson' | 'shp' | 'gpkg'
export const EXPORT_FORMATS: ExportFormat[] = ['xlsx', 'csv', 'geojson', 'shp', 'gpkg']

export interface Exported {
  file: Blob
  name: string
  rows: number | null
  /** As the server said, lower-case hex. */
  sha256: string | null
}

type Filter = Record<string, string>

/** After so long a tile that the network lost is asked for again. */
const NETWORK_AGAIN_MS = 4000

export async function mapCounts(layer: MapLayer, filter: Filter): Promise<MapCounts> {
  return asked(`/api/v1/map/${layer}/counts`, filter)
}

export async function mapLines<L extends MapLayer>(layer: L, filter: Filter): Promise<MapPage<LinesOf[L]>> {
  return asked(`/api/v1/map/${layer}`, filter)
}

export async function mapBase(): Promise<MapBase> {
  return asked('/api/v1/map/base', {})
}

/**
 * The path of a layer's tiles, with the filter that they are made by. The edition is no part of what is asked: it stands
 * behind the `#`, because the map keeps pieces of a tile by its address and would go on showing those of yesterday.
 */
export function tilesOf(layer: MapLayer | 'zones', filter: Filter, edition: number): string {
  const query = new URLSearchParams(filter).toString()
  return `/tiles/${layer}/{z}/{x}/{y}.mvt${query ? `?${query}` : ''}#${edition}`
}

/**
 * One tile. A token that ran out is renewed on the way; what the server still prepares is asked for again when it said so,
 * and so is what a network lost, until nobody wants it any more.
 */
export async function ownTile(path: string, signal: AbortSignal): Promise<ArrayBuffer> {
  for (;;) {
    try {
      return await (await answer(new Request(new URL(path, window.location.origin), { signal }))).arrayBuffer()
    } catch (error) {
      signal.throwIfAborted()
      const wait = error instanceof ApiProblem ? (waitForMap(error) ?? (error.code === 'network' ? NETWORK_AGAIN_MS : null)) : null
      if (wait === null) throw error
      await new Promise((resolve) => { setTimeout(resolve, wait) })
      signal.throwIfAborted()
    }
  }
}

/** The ground of a reader's territory, west, south, east, north. */
export async function tileBounds(layer: MapLayer): Promise<[number, number, number, number] | null> {
  const { bounds } = await asked<{ bounds?: [number, number, number, number] }>(`/tiles/${layer}.json`, {})
  return bounds ?? null
}

/** Some bytes of a pack of tiles. */
export async function packBytes(url: string, offset: number, length: number, signal?: AbortSignal): Promise<ArrayBuffer> {
  return (await answer(new Request(url, { headers: { Range: `bytes=${offset}-${offset + length - 1}` }, signal }))).arrayBuffer()
}

/** Names of townships and villages, each where its files lie; a village as people call it, without its committee. */
export async function mapPlaces(): Promise<FeatureCollection> {
  const places = await asked<FeatureCollection>('/api/v1/map/places', {})
  const called = (name: unknown) => String(name).replace(/居?民委员会$/, '')
  return { ...places, features: places.features.map((place) => ({ ...place, properties: { ...place.properties, name: called(place.properties?.name) } })) }
}

/** Exactly what a filter selects, as a file. */
export async function exportLayer(layer: MapLayer, format: ExportFormat, filter: Filter): Promise<Exported> {
  const response = await answer(new Request(address(`/api/v1/exports/${layer}.${format}`, filter)))
  const rows = response.headers.get('Homestead-Rows')
  return {
    name: nameIn(response.headers.get('Content-Disposition') ?? '') ?? `${layer}.${format === 'shp' ? 'zip' : format}`,
    rows: rows === null ? null : Number(rows),
    sha256: hexOf(response.headers.get('Repr-Digest')),
    file: await response.blob(),
  }
}

/** The name in its own letters (RFC 6266) before the plain one. */
function nameIn(disposition: string): string | null {
  const exact = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  return exact ? decodeURIComponent(exact) : (/filename="?([^";]+)/.exec(disposition)?.[1] ?? null)
}

/** RFC 9530 writes a digest as `sha-256=:base64:`. */
function hexOf(digest: string | null): string | null {
  const base64 = /sha-256=:([^:]+):/.exec(digest ?? '')?.[1]
  return base64 ? Array.from(atob(base64), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('') : null
}

async function asked<T>(path: string, filter: Filter): Promise<T> {
  return (await answer(new Request(address(path, filter)))).json() as Promise<T>
}

function address(path: string, filter: Filter): URL {
  const url = new URL(path, window.location.origin)
  url.search = new URLSearchParams(filter).toString()
  return url
}
