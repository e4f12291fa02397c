import { GeoJSONSource, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl, type StyleSpecification } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import './map.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { FeatureCollection } from 'geojson'
import type { Bounds } from '@/lib/geometry'
import { graticule } from './graticule'
import { readInk, type Ink } from './ink'

setWorkerUrl(workerUrl)

/** Words of the map's own controls. */
export interface MapWords {
  title: string
  zoomIn: string
  zoomOut: string
}

export const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

const FONTS = "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

/** No glyphs, no sprite, no tiles from anywhere: the county's outline, a graticule, and labels from the system's fonts. */
function baseStyle(ink: Ink): StyleSpecification {
  return {
    version: 8,
    sources: {
      boundary: { type: 'geojson', data: NOTHING },
      graticule: { type: 'geojson', data: NOTHING },
      plots: { type: 'geojson', data: NOTHING, maxzoom: 20 },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': ink.land } },
      { id: 'county', type: 'line', source: 'boundary', paint: { 'line-color': ink.soft, 'line-width': 1.5, 'line-dasharray': [6, 3, 1, 3] } },
      { id: 'graticule', type: 'line', source: 'graticule', filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': ink.line, 'line-width': 1 } },
      { id: 'plots', type: 'fill', source: 'plots', paint: { 'fill-color': ink.plots, 'fill-opacity': 0.75 } },
      { id: 'plots-edge', type: 'line', source: 'plots', paint: { 'line-color': ink.soft, 'line-width': 1, 'line-opacity': 0.7 } },
      {
        id: 'plots-name', type: 'symbol', source: 'plots', minzoom: 16.5,
        layout: { 'text-field': ['get', 'head_name'], 'text-size': 12, 'text-font': ['sans'] },
        paint: { 'text-color': ink.soft, 'text-halo-color': ink.land, 'text-halo-width': 1.5 },
      },
      {
        id: 'graticule-name', type: 'symbol', source: 'graticule', filter: ['has', 'text'],
        layout: {
          'text-field': ['get', 'text'], 'text-size': 11, 'text-font': ['sans'], 'text-anchor': ['get', 'anchor'], 'text-offset': [0.3, -0.2], 'text-padding': 5,
        },
        paint: { 'text-color': ink.soft, 'text-halo-color': ink.land, 'text-halo-width': 1 },
      },
    ],
  }
}

export interface BaseMap {
  map: MapLibre
  ink: Ink
  /** Shows this ground, also when the frame changes its size, until a person moves the map. */
  look: (bounds: Bounds) => void
}

/** How a map that is a page of its own differs from one in a card. */
export interface PageMap {
  /** Where it looks first, instead of the whole ground. */
  camera: { zoom: number; lon: number; lat: number } | null
  /** In the inks of paper, whatever the theme, and still. */
  forPaper?: boolean
}

export function createBaseMap(container: HTMLElement, bounds: Bounds, words: MapWords, page?: PageMap): BaseMap {
  const ink = readInk(page?.forPaper)
  const map = new MapLibre({
    container,
    style: baseStyle(ink),
    ...(page?.camera ? { center: [page.camera.lon, page.camera.lat], zoom: page.camera.zoom } : { bounds: [[bounds[0], bounds[1]], [bounds[2], bounds[3]]] }),
    fitBoundsOptions: { padding: page?.forPaper ? 0 : 28, animate: false },
    ...(page?.forPaper ? { pixelRatio: 2 } : {}),
    maxZoom: 23,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    cooperativeGestures: false,
    localIdeographFontFamily: FONTS,
    locale: { 'Map.Title': words.title, 'NavigationControl.ZoomIn': words.zoomIn, 'NavigationControl.ZoomOut': words.zoomOut },
    // A driven browser reads back the pixels it drew.
    canvasContextAttributes: { preserveDrawingBuffer: navigator.webdriver || page?.forPaper },
  })
  map.touchZoomRotate.disableRotation()
  tellWhenStill(map, container)
  if (!page) {
    map.scrollZoom.disable()
    map.on('click', () => map.scrollZoom.enable())
  }
  if (!page?.forPaper) map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-right')
  const redraw = () => setData(map, 'graticule', graticule(boundsNow(map)))
  map.on('load', redraw)
  map.on('moveend', redraw)

  let wanted: Bounds | null = page?.camera ? null : bounds
  const fit = () => {
    if (wanted) map.fitBounds([[wanted[0], wanted[1]], [wanted[2], wanted[3]]], { padding: page?.forPaper ? 0 : 28, animate: false, maxZoom: 21 })
    else redraw()
  }
  map.on('resize', fit)
  map.on('movestart', (event) => { if (event.originalEvent) wanted = null })
  const look = (next: Bounds) => {
    wanted = next
    fit()
  }
  return { map, ink, look }
}

/** Says on the box whether all that was asked for is there and drawn. */
function tellWhenStill(map: MapLibre, container: HTMLElement): void {
  const tell = (still: boolean) => { container.dataset.still = String(still) }
  tell(false)
  for (const event of ['dataloading', 'movestart', 'render'] as const) map.on(event, () => tell(false))
  map.on('idle', () => tell(true))
}

export function setData(map: MapLibre, source: string, data: FeatureCollection): void {
  const found = map.getSource(source)
  if (found instanceof GeoJSONSource) found.setData(data)
}

function boundsNow(map: MapLibre): Bounds {
  const view = map.getBounds()
  return [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()]
}
