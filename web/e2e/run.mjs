/**
 * Runs the browser tests against HOMESTEAD_URL, two files at a time, and says how long each took.
 * Usage: node e2e/run.mjs [--lanes=N] [NAME...], where a name is that of a file without `.test.mjs`.
 */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
/**
 * What may run side by side; the next round begins when all of one is done. First those that count what is there and
 * change nothing of it, then the map, whose sums no other may change, beside a house; in the end whatever only looks at
 * what it made itself. `outlines` takes any house, so it is never beside `walk`.
 */
const ROUNDS = [['board', 'pages', 'map-waits'], ['map', 'walk'], ['tracks', 'outlines', 'violations', 'patches', 'patrols', 'report']]
/** A file that stands still for so long is ended. */
const LONGEST_MS = 600_000

const known = readdirSync(FOLDER).filter((name) => name.endsWith('.test.mjs')).map((name) => name.replace('.test.mjs', ''))
const lost = known.filter((name) => !ROUNDS.flat().includes(name))
if (lost.length > 0) throw new Error(`no round has ${lost.join(', ')}`)
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const lanes = Number(process.argv.find((word) => word.startsWith('--lanes='))?.split('=')[1] ?? 2)
const times = []
let failed = false

function runFile(name) {
  const since = Date.now()
  return new Promise((done) => {
    const child = spawn(process.execPath, ['--test', '--test-reporter=spec', `--test-timeout=${LONGEST_MS}`, `${FOLDER}${name}.test.mjs`], { stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part))
    child.on('close', (code) => {
      const seconds = Math.round((Date.now() - since) / 1000)
      failed ||= code !== 0
      times.push(`${String(seconds).padStart(5)} s  ${name}${code === 0 ? '' : ': does not hold'}`)
      process.stdout.write(`\n==== ${name}, ${seconds} s\n${Buffer.concat(said)}`)
      done()
    })
  })
}

const since = Date.now()
for (const round of ROUNDS) {
  const waiting = round.filter((name) => asked.length === 0 || asked.includes(name))
  await Promise.all(Array.from({ length: lanes }, async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) await runFile(name)
  }))
}
console.log(`\n${times.join('\n')}\n${String(Math.round((Date.now() - since) / 1000)).padStart(5)} s  in all`)
process.exitCode = failed || times.length === 0 ? 1 : 0
