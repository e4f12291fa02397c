import type { MultiPolygon, Polygon } from 'geojson'
import { computed, ref, shallowRef, watch } from 'vue'
import { ApiProblem, noAnswer } from '@/api/problem'
import { readFile, readNumbers, type FileReading } from '@/api/shapes'
import type { Shape, ShapesAnswer, ShapesQuestion } from '@/api/types'
import { useLocale } from './useLocale'

/** What shapes are to be read from. */
export type ShapeSource =
  | { kind: 'numbers'; question: ShapesQuestion }
  | { kind: 'file'; file: File; reading: FileReading }

/**
 * Shapes read by the server and looked at before one of them counts. Corrections and repairs are made only when a
 * person asks for them, and can be taken back.
 */
export function useShapes() {
  const { locale } = useLocale()
  const source = shallowRef<ShapeSource | null>(null)
  const answer = shallowRef<ShapesAnswer | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const reading = ref(false)
  const corrections = ref<string[]>([])
  const chosen = ref<number | null>(null)
  const repaired = ref(false)
  let turn = 0

  async function run(): Promise<void> {
    const from = source.value
    turn += 1
    const mine = turn
    if (!from) return
    reading.value = true
    try {
      const extra = corrections.value.length > 0 ? { corrections: corrections.value } : {}
      const read = from.kind === 'file' ? await readFile(from.file, { ...from.reading, ...extra }) : await readNumbers({ ...from.question, ...extra })
      if (mine !== turn) return
      answer.value = read
      problem.value = null
      repaired.value = false
      chosen.value = read.shapes.length === 1 ? 0 : (chosen.value !== null && chosen.value < read.shapes.length ? chosen.value : null)
    } catch (error) {
      if (mine !== turn) return
      answer.value = null
      problem.value = error instanceof ApiProblem ? error : noAnswer()
    } finally {
      if (mine === turn) reading.value = false
    }
  }
  function read(from: ShapeSource): void {
    source.value = from
    corrections.value = []
    chosen.value = null
    void run()
  }
  function correct(code: string): void {
    corrections.value = [...corrections.value, code]
    void run()
  }
  function undo(code: string): void {
    corrections.value = corrections.value.filter((one) => one !== code)
    void run()
  }
  function forget(): void {
    turn += 1
    source.value = answer.value = problem.value = chosen.value = null
    corrections.value = []
    reading.value = repaired.value = false
  }
  watch(locale, () => void run())
  watch(chosen, () => { repaired.value = false })

  const shape = computed<Shape | null>(() => (chosen.value === null ? null : (answer.value?.shapes[chosen.value] ?? null)))
  const shown = computed<Polygon | MultiPolygon | null>(() => (repaired.value ? (shape.value?.repair?.geometry ?? null) : (shape.value?.geometry ?? null)))
  /** The chosen shape as it would count: one polygon that has an area. What has none must be mended first. */
  const outline = computed<Polygon | null>(() => {
    const whole = repaired.value || (shape.value?.area_m2 ?? null) !== null
    return whole && shown.value?.type === 'Polygon' ? shown.value : null
  })
  const candidates = computed(() => (answer.value?.shapes ?? []).flatMap((one, i) => {
    const geometry = i === chosen.value ? shown.value : one.geometry
    return geometry ? [{ geometry, chosen: i === chosen.value }] : []
  }))
  const before = computed<Polygon | MultiPolygon | null>(() => (repaired.value ? (shape.value?.geometry ?? null) : null))

  return { answer, problem, reading, corrections, chosen, repaired, shape, outline, candidates, before, read, correct, undo, forget }
}

export type Shapes = ReturnType<typeof useShapes>
