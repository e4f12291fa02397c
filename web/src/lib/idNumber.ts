const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

export type IdNumberProblem = 'length' | 'characters' | 'date' | 'check_digit'

/**
 * What is wrong with a citizen number by GB 11643-1999, or null.
 * The region is not checked: residents hold numbers of counties that were renamed long ago.
 */
export function idNumberProblem(input: string): IdNumberProblem | null {
  const value = input.trim().toUpperCase()
  if (value.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(value)) return 'characters'
  if (!isRealDate(value.slice(6, 14))) return 'date'
  let sum = 0
  for (let i = 0; i < 17; i += 1) sum += Number(value[i]) * (WEIGHTS[i] ?? 0)
  return CHECKS[sum % 11] === value[17] ? null : 'check_digit'
}

function isRealDate(digits: string): boolean {
  const year = Number(digits.slice(0, 4))
  const month = Number(digits.slice(4, 6))
  const day = Number(digits.slice(6, 8))
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1850 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    && date.getTime() <= Date.now()
}
