import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = process.env.HOMESTEAD_PHOTOS ?? fileURLToPath(new URL('../../fixtures/photos/files', import.meta.url))

/** A real photo as a file to choose; a few bytes after the end of the picture make each one another file. */
export function photo(prefer = /dscn0010|inside/i) {
  const names = readdirSync(FOLDER).filter((name) => /\.jpe?g$/i.test(name))
  const name = names.find((one) => prefer.test(one)) ?? names[0]
  if (!name) throw new Error(`no photo in ${FOLDER}`)
  return { name, mimeType: 'image/jpeg', buffer: Buffer.concat([readFileSync(`${FOLDER}/${name}`), randomBytes(16)]) }
}
