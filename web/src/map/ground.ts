import type { Map as MapLibre } from 'maplibre-gl'
import type { Ink } from './ink'

/** What lies under the district map besides our own boundaries. */
export type GroundChoice = { kind: 'own' } | { kind: 'tianditu'; key: string } | { kind: 'pack'; url: string; tiles: string; read: PackReader }

/** Reads some bytes of a pack, with whatever its server wants to know of the reader. */
export type PackReader = (url: string, offset: number, length: number, signal?: AbortSignal) => Promise<ArrayBuffer>

const IDS = ['base-picture', 'base-names', 'base-water', 'base-roads']
let packs: Promise<(url: string, read: PackReader) => void> | null = null

/** Puts a base under everything, or takes it away. A pack's reader loads only where there is a pack. */
export async function setGround(map: MapLibre, choice: GroundChoice, ink: Ink): Promise<void> {
  for (const id of IDS) {
    if (map.getLayer(id)) map.removeLayer(id)
  }
  for (const id of ['base-picture', 'base-names', 'base-pack']) {
    if (map.getSource(id)) map.removeSource(id)
  }
  if (choice.kind === 'tianditu') {
    for (const [id, layer] of [['base-picture', 'vec'], ['base-names', 'cva']] as const) {
      const tiles = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => `https://t${n}.tianditu.gov.cn/DataServer?T=${layer}_w&x={x}&y={y}&l={z}&tk=${encodeURIComponent(choice.key)}`)
      map.addSource(id, { type: 'raster', tiles, tileSize: 256, maxzoom: 18 })
      map.addLayer({ id, type: 'raster', source: id, paint: { 'raster-opacity': 0.85, 'raster-fade-duration': 0 } }, 'county')
    }
  }
  if (choice.kind === 'pack') await addPack(map, choice, ink)
}

async function addPack(map: MapLibre, choice: { url: string; tiles: string; read: PackReader }, ink: Ink): Promise<void> {
  packs ??= readPacks()
  const address = new URL(choice.url, window.location.origin).href
  const open = await packs
  open(address, choice.read)
  const url = `pmtiles://${address}`
  if (choice.tiles !== 'vector') {
    map.addSource('base-picture', { type: 'raster', url, tileSize: 256 })
    map.addLayer({ id: 'base-picture', type: 'raster', source: 'base-picture', paint: { 'raster-opacity': 0.85, 'raster-fade-duration': 0 } }, 'county')
    return
  }
  // The names of its layers are those of the Protomaps and OpenMapTiles schemas alike.
  map.addSource('base-pack', { type: 'vector', url })
  map.addLayer({ id: 'base-water', type: 'fill', source: 'base-pack', 'source-layer': 'water', paint: { 'fill-color': ink.footprint, 'fill-opacity': 0.2 } }, 'county')
  map.addLayer({ id: 'base-roads', type: 'line', source: 'base-pack', 'source-layer': 'roads', paint: { 'line-color': ink.soft, 'line-opacity': 0.55, 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.5, 15, 2.5] } }, 'county')
}

async function readPacks(): Promise<(url: string, read: PackReader) => void> {
  const [{ addProtocol }, { PMTiles, Protocol }] = await Promise.all([import('maplibre-gl'), import('pmtiles')])
  const protocol = new Protocol()
  addProtocol('pmtiles', protocol.tile)
  return (url, read) => {
    if (protocol.get(url)) return
    protocol.add(new PMTiles({ getKey: () => url, getBytes: async (offset, length, signal) => ({ data: await read(url, offset, length, signal) }) }))
  }
}
