import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { BASE, DESKTOP, launch, open, PHONE, settle, signIn } from './browser.mjs'

let browser
before(async () => { browser = await launch() })
after(() => browser.close())

const ringed = (page) => page.locator('[data-ringed]').getAttribute('data-ringed').then(Number)
const total = (page) => page.locator('[data-total]').getAttribute('data-n').then(Number)
const problem = (status, code, headers = {}) => ({ status, headers, contentType: 'application/problem+json', body: JSON.stringify({ type: `urn:homestead:problem:${code}`, title: code, status, code, detail: code }) })

async function mapOf(page) {
  await signIn(page, 'reviewer', '/map')
  await page.locator('[data-map=done]').waitFor()
  await settle(page)
}

describe('a token that ran out while somebody looked at the map', () => {
  let page
  let refused = []
  let renewed = 0
  before(async () => {
    page = await open(browser, { viewport: DESKTOP })
    page.on('request', (request) => { if (request.url().endsWith('/session/refresh')) renewed += 1 })
    await mapOf(page)
  })
  after(() => page.context().close())

  it('is renewed, and every tile that was refused is asked for again and drawn', async () => {
    let old = null
    await page.route(/\/(tiles|api\/v1\/map)\//, async (route) => {
      const bearer = await route.request().headerValue('authorization')
      old ??= bearer
      if (bearer !== old) return route.continue()
      refused.push(new URL(route.request().url()).pathname)
      return route.fulfill(problem(401, 'not_signed_in'))
    })
    const before = renewed
    await page.click('.maplibregl-ctrl-zoom-in')
    await page.waitForFunction(() => document.querySelector('[data-map]')?.dataset.still === 'true' && Number(document.querySelector('[data-ringed]')?.dataset.ringed) > 0)
    await settle(page)
    const tiles = refused.filter((path) => path.startsWith('/tiles/'))
    assert.ok(tiles.length > 0, 'tiles of the old token were refused')
    assert.ok(renewed > before && renewed - before <= 3, `a new token was asked for: ${renewed - before} times`)
    const drawn = await ringed(page)
    assert.ok(drawn > 0 && await total(page) > 0, 'map and list are there again')
    await page.unroute(/\/(tiles|api\/v1\/map)\//)
    await page.reload()
    await page.locator('[data-map=done]').waitFor()
    await settle(page)
    assert.equal(await ringed(page), drawn, 'the same picture as from a new start')
  })

  it('throws nobody out', async () => {
    assert.equal(new URL(page.url()).pathname, '/map')
    assert.deepEqual(page.faults, [])
  })

  it('is asked for once and no more where there is no new one: whoever is signed out is asked to sign in', async () => {
    await page.context().clearCookies()
    renewed = 0
    refused = []
    await page.route(/\/(tiles|api\/v1\/map)\//, (route) => {
      refused.push(route.request().url())
      return route.fulfill(problem(401, 'not_signed_in'))
    })
    await page.click('.maplibregl-ctrl-zoom-in')
    await page.waitForURL((url) => url.pathname === '/sign-in')
    assert.ok(renewed <= 3, `no loop: ${renewed}`)
  })
})

for (const [where, viewport, locale, said] of [['at a desk', DESKTOP, 'zh-CN', /地图正在准备/], ['on a phone', PHONE, 'en', /being prepared/]]) {
  describe(`a map that the server is still preparing, ${where}`, () => {
    let page
    let ready = false
    before(async () => {
      page = await open(browser, { viewport, locale })
      await page.route(/\/(tiles|api\/v1\/(map|stats))\//, (route) => (ready ? route.continue() : route.fulfill(problem(503, 'map_not_ready', { 'retry-after': '1' }))))
      await signIn(page, 'reviewer', '/map')
    })
    after(() => page.context().close())

    it('says so, and neither that there is nothing nor that something broke', async () => {
      const note = page.locator('[data-preparing]')
      await note.waitFor()
      assert.match(await note.innerText(), said)
      await page.locator('[data-map=done]').waitFor()
      assert.equal(await page.locator('[data-total][data-n]').count(), 0)
      assert.equal(await page.locator('.map-page .empty').count(), 0)
      assert.equal(await page.locator('[role=alert]').count(), 0)
    })

    it('comes by itself once it is ready', async () => {
      ready = true
      await page.locator('[data-preparing]').waitFor({ state: 'detached' })
      await page.waitForFunction(() => Number(document.querySelector('[data-ringed]')?.dataset.ringed) > 0)
      await settle(page)
      const found = await total(page)
      assert.ok(found > 0)
      assert.equal(await ringed(page), found, 'the rings add up to the list')
      assert.deepEqual(page.faults, [])
    })

    it('is the same with the board', async () => {
      ready = false
      await page.goto(`${BASE}/board`)
      await page.locator('[data-preparing]').waitFor()
      assert.equal(await page.locator('[role=alert]').count(), 0)
      ready = true
      await page.locator('[data-part=houses] [data-figure=received] [data-n]').waitFor()
      await settle(page)
      assert.equal(await page.locator('[data-preparing]').count(), 0)
      assert.deepEqual(page.faults, [])
    })
  })
}
