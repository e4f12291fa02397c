/** The map's pictures for the readme: county, township and plot scale, light and dark. Usage: node e2e/readme-map.mjs [FOLDER] */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { launch, open, settle, signIn } from './browser.mjs'

const folder = process.argv[2] ?? '../fixtures/readme'
await mkdir(folder, { recursive: true })
const SIZE = { width: 1440, height: 900 }

/** Each after the map stands: what is clicked before the picture is taken. */
const VIEWS = [
  { name: 'county', query: '?layers=violations' },
  { name: 'township', query: '?layers=violations,houses,patches,zones&at=13.3/25.6905/104.0605' },
  {
    name: 'plot', query: '?layers=violations,houses,zones&kind=V02,V06&state=demanded,investigated,applied&division=530303101',
    then: async (page) => {
      await page.locator('[data-row]').first().click()
      await page.locator('[data-panel=violations] figure svg').first().waitFor()
      await page.click('[data-zoom]')
      await page.waitForTimeout(2500)
    },
  },
]

const browser = await launch()
for (const theme of ['light', 'dark']) {
  for (const view of VIEWS) {
    const page = await open(browser, { viewport: SIZE, theme })
    await signIn(page, 'reviewer', `/map${view.query}`)
    await page.locator('[data-map=done]').waitFor()
    await settle(page)
    await view.then?.(page)
    await settle(page)
    await page.waitForTimeout(800)
    const png = await page.screenshot({ scale: 'css' })
    const file = path.join(folder, `map-${view.name}-${theme}.webp`)
    await writeWebp(page, png, file)
    console.log(file)
    await page.context().close()
  }
}
await browser.close()

/** The browser itself makes the picture small. */
async function writeWebp(page, png, file) {
  const base64 = await page.evaluate(async (source) => {
    const bytes = Uint8Array.from(atob(source), (one) => one.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 750 })
    canvas.getContext('2d').drawImage(bitmap, 0, 0, 1200, 750)
    return canvas.toDataURL('image/webp', 0.82).split(',')[1]
  }, png.toString('base64'))
  await writeFile(file, Buffer.from(base64, 'base64'))
}
