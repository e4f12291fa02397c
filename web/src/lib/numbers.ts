/** A number input's value as the wire wants it: null when it is empty. */
export function numberOrNull(value: number | '' | null): number | null {
  return value === '' || value === null || Number.isNaN(value) ? null : value
}
