import type { Feature, FeatureCollection } from 'geojson'
import type { Bounds } from '@/lib/geometry'

const STEPS = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001]

/** Lines of equal longitude and latitude over a view, about five each way, named at the west and south edges. */
export function graticule([west, south, east, north]: Bounds): FeatureCollection {
  const span = Math.max(east - west, 1e-5)
  const step = STEPS.find((one) => span / one >= 4) ?? 0.0001
  const digits = Math.max(0, Math.ceil(-Math.log10(step)))
  const features: Feature[] = []
  for (let lon = Math.ceil(west / step) * step; lon <= east; lon += step) {
    features.push(line([[lon, south], [lon, north]]), label([lon, south], `${lon.toFixed(digits)}°E`, 'bottom'))
  }
  for (let lat = Math.ceil(south / step) * step; lat <= north; lat += step) {
    features.push(line([[west, lat], [east, lat]]), label([west, lat], `${lat.toFixed(digits)}°N`, 'left'))
  }
  return { type: 'FeatureCollection', features }
}

function line(coordinates: number[][]): Feature {
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } }
}

function label(coordinates: number[], text: string, anchor: string): Feature {
  return { type: 'Feature', properties: { text, anchor }, geometry: { type: 'Point', coordinates } }
}
