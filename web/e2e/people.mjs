import { randomInt } from 'node:crypto'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An invented citizen number with a right GB 11643 check digit. */
export function idNumber(birth = '19700101') {
  const head = `530303${birth}${String(randomInt(1000)).padStart(3, '0')}`
  return head + '10X98765432'[[...head].reduce((sum, digit, i) => sum + Number(digit) * WEIGHTS[i], 0) % 11]
}

/** A plot's south-west corner west of every house, case, patch and zone of the demonstration, another one each time. */
export function somewhere() {
  return { lon: Number((104.025 + Math.random() * 0.022).toFixed(6)), lat: Number((25.67 + Math.random() * 0.028).toFixed(6)) }
}

/** Wall-clock times of a story that began so many days ago; every call is a minute later, so that acts keep their order. */
export function diary(daysAgo) {
  return told(Date.now() - daysAgo * 86_400_000 + 8 * 3_600_000)
}

/** The same of a story that began on a day. */
export function calendar(day) {
  return told(Date.parse(day))
}

/** Days are counted from the first or named by their date. */
function told(start) {
  let minute = 0
  const date = (day) => (typeof day === 'string' ? day : new Date(start + day * 86_400_000).toISOString().slice(0, 10))
  return {
    at(day) {
      minute += 1
      return `${date(day)}T${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    },
    date,
  }
}
