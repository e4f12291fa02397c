import { fromLocalInput, toLocalInput } from './dates'

/** A field of a form as the server tells it, as far as filling it in and reading it out needs. */
export interface FieldLike {
  name: string
  required: boolean
  kind: string
  item: FieldLike | null
  fields: FieldLike[] | null
}

/** What stands in an input; an object is a map, a list its items. */
export type FieldValue = string | number | boolean | null | FieldValue[] | FieldValues
export interface FieldValues { [name: string]: FieldValue }

/** A choice that may be left unsaid, and where no means something else than nothing (土地管理法实施条例 48(4): to lift a pause). */
export function isThreeWay(field: FieldLike): boolean {
  return field.kind === 'boolean' && !field.required && field.name === 'pause_registration'
}

/** Nothing filled in yet. What must be said yes or no to starts unsaid; what need not be there starts away. */
export function blank(field: FieldLike): FieldValue {
  switch (field.kind) {
    case 'boolean': return field.required || isThreeWay(field) ? null : false
    case 'list':
    case 'photos':
    case 'officers': return []
    case 'object': return field.required ? blanks(field.fields ?? []) : null
    case 'choice':
    case 'polygon': return null
    default: return ''
  }
}

export function blanks(fields: readonly FieldLike[]): FieldValues {
  return Object.fromEntries(fields.map((field) => [field.name, blank(field)]))
}

/** A blank form with what is suggested laid into it; a suggestion for no field of it is left out. */
export function suggested(fields: readonly FieldLike[], suggests: Record<string, unknown>): FieldValues {
  return Object.fromEntries(fields.map((field) => [field.name, laid(field, suggests[field.name])]))
}

function laid(field: FieldLike, value: unknown): FieldValue {
  if (value === undefined || value === null) return blank(field)
  if (field.kind === 'object' && typeof value === 'object') return suggested(field.fields ?? [], value as Record<string, unknown>)
  if (field.kind === 'list' && field.item?.kind === 'object' && Array.isArray(value)) {
    return value.map((one) => suggested(field.item?.fields ?? [], one as Record<string, unknown>))
  }
  if (field.kind === 'date_time' && typeof value === 'string') return toLocalInput(new Date(value))
  return value as FieldValue
}

/** The payload: what must be there and is not goes as null, so that the server names all of it at once; the rest is left out. */
export function payloadOf(fields: readonly FieldLike[], values: FieldValues): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const field of fields) {
    const value = wire(field, values[field.name] ?? null)
    if (value !== null || field.required) out[field.name] = value
  }
  return out
}

function wire(field: FieldLike, value: FieldValue): unknown {
  if (value === null) return null
  switch (field.kind) {
    case 'number':
    case 'whole': return value === '' || Number.isNaN(Number(value)) ? null : Number(value)
    case 'boolean': return value === false && !field.required && !isThreeWay(field) ? null : value
    case 'date_time': return fromLocalInput(String(value))
    case 'object': return payloadOf(field.fields ?? [], value as FieldValues)
    case 'list':
    case 'photos':
    case 'officers': return listed(field, value as FieldValue[])
    default: return typeof value === 'string' ? value.trim() || null : value
  }
}

function listed(field: FieldLike, items: FieldValue[]): unknown {
  const item = field.item
  const all = item ? items.map((one) => wire(item, one)) : items
  const kept = all.filter((one) => one !== null && one !== '')
  return kept.length === 0 && !field.required ? null : kept
}

/** A photo that was laid beside the first is one of the photos of its act, wherever in the form it was added. */
export function withRetakes(payload: Record<string, unknown>): Record<string, unknown> {
  const later = (payload.retakes as { photo: string | null }[] | undefined ?? []).flatMap((one) => one.photo ?? [])
  if (later.length === 0) return payload
  const photos = (payload.photos as string[] | null | undefined) ?? []
  return { ...payload, photos: [...photos, ...later.filter((one, i) => !photos.includes(one) && later.indexOf(one) === i)] }
}
