import { answer } from './answer'
import { api, given } from './client'
import type { ShapesAnswer, ShapesQuestion } from './types'

/** How a file is to be read, as far as it does not say so itself. */
export interface FileReading {
  crs?: string
  /** On which map it was drawn: a KML does not tell. */
  drawn_on?: 'wgs84' | 'gcj02' | 'bd09'
  corrections?: string[]
}

/** Shapes out of numbers somebody has: pegs, a tape, a geometry. Nothing is stored. */
export async function readNumbers(question: ShapesQuestion): Promise<ShapesAnswer> {
  return given(await api.POST('/api/v1/shapes', { body: question }))
}

/** Shapes out of a file. Nothing is stored. */
export async function readFile(file: File, reading: FileReading): Promise<ShapesAnswer> {
  const form = new FormData()
  form.append('meta', new Blob([JSON.stringify(reading)], { type: 'application/json' }))
  form.append('file', file, file.name)
  const response = await answer(new Request(new URL('/api/v1/shapes', window.location.origin), { method: 'POST', body: form }))
  return (await response.json()) as ShapesAnswer
}
