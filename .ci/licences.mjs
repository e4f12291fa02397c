// Refuses a dependency of the program or the interface whose licence is not one of these, or that does not come from a
// public registry. Reads what cargo and npm know already: no network, no tool beside them.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const ALLOWED = new Set([
  '0BSD', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0',
  'Unicode-3.0', 'Unlicense', 'Zlib',
])

/** An SPDX expression: of what OR joins one part must do, of what AND joins all. */
function allowed(expression) {
  const tokens = expression.replaceAll('/', ' OR ').match(/[()]|[^\s()]+/g) ?? []
  const either = () => {
    let fine = all()
    while (tokens[0] === 'OR') { tokens.shift(); fine = all() || fine }
    return fine
  }
  const all = () => {
    let fine = one()
    while (tokens[0] === 'AND') { tokens.shift(); fine = one() && fine }
    return fine
  }
  const one = () => {
    const token = tokens.shift()
    if (token === '(') { const fine = either(); tokens.shift(); return fine }
    return ALLOWED.has(tokens[0] === 'WITH' ? [token, ...tokens.splice(0, 2)].join(' ') : token)
  }
  return either() && tokens.length === 0
}

const cargo = (...words) => execFileSync('cargo', words, { encoding: 'utf8', maxBuffer: 1 << 30 })
const host = cargo('-vV').match(/^host: (.+)$/m)[1]
const metadata = JSON.parse(cargo('metadata', '--locked', '--format-version', '1', '--filter-platform', host))
const crates = metadata.packages.filter((one) => !metadata.workspace_members.includes(one.id)).map((one) => ({
  name: `${one.name} ${one.version}`, licence: one.license, registry: one.source === 'registry+https://github.com/rust-lang/crates.io-index',
}))
const lock = JSON.parse(readFileSync(new URL('../web/package-lock.json', import.meta.url), 'utf8'))
const packages = Object.entries(lock.packages).filter(([path, one]) => path !== '' && !one.dev && !one.devOptional).map(([path, one]) => ({
  name: `${path.replace('node_modules/', '')} ${one.version}`, licence: one.license, registry: !one.link && /^(https:|$)/.test(one.resolved ?? ''),
}))

const faults = [...crates, ...packages].flatMap(({ name, licence, registry }) => [
  ...(licence && allowed(licence) ? [] : [`${name}: licence ${licence ?? 'not named'}`]),
  ...(registry ? [] : [`${name}: not from a public registry`]),
])
for (const fault of faults) console.error(fault)
console.log(`${crates.length} crates and ${packages.length} packages looked at, ${faults.length} refused`)
process.exit(faults.length === 0 ? 0 : 1)
