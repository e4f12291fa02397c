/** Whether a file was drawn on somebody's map and does not say on which: KML and its zipped form. */
export function isDrawnMap(name: string): boolean {
  return /\.(kml|kmz|ovkml)$/i.test(name)
}
