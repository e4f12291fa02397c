import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { accessible } from './axe.mjs'
import { BASE, DESKTOP, launch, open, PHONE, settle, signIn } from './browser.mjs'
import { photo } from './photos.mjs'

/** Beside the road near 白水镇, far from every plot of the demonstration. */
const PLACE = { latitude: 25.661, longitude: 104.021, accuracy: 8 }

let browser
before(async () => { browser = await launch() })
after(() => browser.close())

/** How many different colours a drawn map has. */
function colours(page) {
  return page.locator('[data-map=done] canvas').first().evaluate((canvas) => {
    const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl')
    const pixels = new Uint8Array(gl.drawingBufferWidth * gl.drawingBufferHeight * 4)
    gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, pixels)
    const seen = new Set()
    for (let i = 0; i < pixels.length; i += 4) seen.add((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2])
    return seen.size
  })
}

describe('a patrol on a phone, by clicking', () => {
  let page
  let number
  before(async () => {
    page = await open(browser, { viewport: PHONE, geolocation: PLACE })
    await signIn(page, 'officer', '/patrols')
    await settle(page)
  })
  after(() => page.context().close())

  it('shows what to look at, grouped by why, with its rule behind the day', async () => {
    await page.locator('[data-group]').nth(1).waitFor()
    assert.ok(await page.locator('[data-group]').count() >= 2, 'more than one reason')
    const row = page.locator('[data-reason=house_under_construction]').first()
    await row.locator('.why button').focus()
    const why = row.locator('[role=tooltip].open')
    await why.waitFor()
    assert.match(await why.innerText(), /日/)
    assert.ok(await row.locator('.badge-unverified').count(), 'a local rule wears its badge')
  })

  it('puts the nearest first when asked, and sends the position nowhere', async () => {
    const sent = []
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    await page.click('[data-way=near]')
    await page.locator('[data-group=near] .far').first().waitFor()
    const metres = (await page.locator('[data-group=near] .far').allInnerTexts()).map((text) => parseFloat(text.replace(/,/g, '')) * (text.includes('公里') ? 1000 : 1))
    assert.deepEqual(metres, [...metres].sort((a, b) => a - b))
    assert.ok(!sent.some((one) => one.includes('104.02') || one.includes('25.66')), sent.join('\n'))
  })

  it('records a visit: photo, what was seen, done', async () => {
    await page.goto(`${BASE}/patrols/new?village=530303101201`)
    await settle(page)
    await page.locator('#standing .strong').waitFor()
    await page.locator('input[data-photo=camera]').setInputFiles(photo())
    await page.locator('[data-upload]:not([data-upload=working])').waitFor()
    await page.locator('fieldset[data-path=conclusion] label', { hasText: '疑似' }).click()
    await page.fill('textarea[name=findings]', '路边新挖基槽，有三名工人')
    await page.click('form footer button[type=submit]')
    const done = page.locator('[data-recorded]')
    await done.waitFor()
    number = await done.getAttribute('data-recorded')
    assert.match(number, /^530303101-XC\d{4}-\d{5}$/)
    assert.equal(await done.getAttribute('data-proof'), 'honest')
  })

  it('opens a lead with the visit as its source', async () => {
    const link = page.locator('[data-recorded] a.primary')
    const to = new URL(await link.getAttribute('href'), BASE)
    assert.equal(to.pathname, '/violations/new')
    assert.deepEqual([to.searchParams.get('source'), to.searchParams.get('source_ref')], ['patrol', number])
    assert.ok(Math.abs(Number(to.searchParams.get('lon')) - PLACE.longitude) < 1e-6)
    await link.click()
    await page.locator('select[name=village]').waitFor()
    assert.equal(await page.inputValue('input[name=source_ref]'), number)
  })

  it('is read by the head of the township, with its photo, and by no neighbour', async () => {
    const chief = await open(browser, { viewport: DESKTOP })
    await signIn(chief, 'chief', '/patrols?view=visits')
    await settle(chief)
    await chief.locator(`[data-visit="${number}"] a`).click()
    await chief.locator('.thumb img').first().waitFor()
    const address = chief.url()
    await chief.context().close()
    const neighbour = await open(browser, { viewport: DESKTOP })
    await signIn(neighbour, 'officer-pj', new URL(address).pathname)
    await neighbour.locator('[role=alert]').waitFor()
    assert.equal(await neighbour.locator('.thumb').count(), 0)
    await neighbour.context().close()
  })

  it('covers its ground: the village is in time, its square is drawn', async () => {
    await page.goto(`${BASE}/patrols?view=coverage`)
    await page.locator('[data-village="530303101201"][data-status=fresh]').waitFor()
    await page.locator('[data-map=done]').waitFor()
    await page.waitForFunction(() => Number(document.querySelector('[data-cells]')?.getAttribute('data-cells')) > 0)
    await settle(page)
    assert.ok(await colours(page) > 12, 'the map shows more than bare ground')
    assert.deepEqual(page.faults, [])
  })
})

for (const theme of ['light', 'dark']) {
  for (const [where, viewport, locale] of [['desktop', DESKTOP, 'zh-CN'], ['phone', PHONE, 'en']]) {
    it(`axe finds nothing grave in patrols, ${theme}, ${where}, ${locale}`, async () => {
      const page = await open(browser, { viewport, locale, theme, geolocation: PLACE })
      await signIn(page, 'officer', '/patrols')
      for (const path of ['/patrols', '/patrols?view=coverage', '/patrols?view=visits', '/patrols/new']) {
        await page.setViewportSize(viewport)
        await page.goto(BASE + path)
        await settle(page)
        await accessible(page, path)
      }
      assert.deepEqual(page.faults, [])
      await page.context().close()
    })
  }
}
