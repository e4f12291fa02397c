import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { accessible } from './axe.mjs'
import { BASE, DESKTOP, launch, open, PASSWORD, PHONE, settle, signIn } from './browser.mjs'
import { somewhere } from './people.mjs'
import { photo } from './photos.mjs'

let browser
before(async () => { browser = await launch() })
after(() => browser.close())

/** Sends a season as another program would. */
async function send(username, body) {
  const headers = { 'content-type': 'application/json' }
  const session = await fetch(`${BASE}/api/v1/session`, { method: 'POST', headers, body: JSON.stringify({ username, password: PASSWORD }) })
  const { access_token } = await session.json()
  const answer = await fetch(`${BASE}/api/v1/patches`, { method: 'POST', headers: { ...headers, authorization: `Bearer ${access_token}` }, body: JSON.stringify(body) })
  assert.equal(answer.status, 201, await answer.clone().text())
  return answer.json()
}

function square({ lon, lat }, metres) {
  const [east, north] = [lon + metres / 100_420, lat + metres / 110_770]
  return { type: 'Polygon', coordinates: [[[lon, lat], [east, lat], [east, north], [lon, north], [lon, lat]]] }
}

const feature = (number, geometry, more = {}) => ({ type: 'Feature', geometry, properties: { JCBH: number, ZLDWDM: '530303101201', TBLX: '建筑', 前时相: '2026-03-10', 后时相: '2026-09-20', 判定结果: null, ...more } })

for (const [where, viewport] of [['at a desk', DESKTOP], ['on a phone', PHONE]]) {
  describe(`a season of patches, ${where}`, () => {
    const season = `E${Date.now() % 1_000_000}${viewport === PHONE ? 'P' : 'D'}`
    const at = somewhere()
    const middle = { longitude: at.lon + 6 / 100_420, latitude: at.lat + 6 / 110_770, accuracy: 6 }
    const pages = new Map()
    after(async () => {
      for (const page of pages.values()) {
        assert.deepEqual(page.faults, [], 'the console stayed quiet')
        await page.context().close()
      }
    })
    async function of(username) {
      if (!pages.has(username)) {
        const page = await open(browser, { viewport, geolocation: middle })
        await signIn(page, username)
        pages.set(username, page)
      }
      return pages.get(username)
    }

    before(() => send('reviewer', {
      type: 'FeatureCollection', season, features: [
        feature(`${season}-1`, square(at, 12)),
        feature(`${season}-2`, square({ lon: at.lon + 0.002, lat: at.lat }, 25), { TBLX: '推填土' }),
        feature(`${season}-3`, square({ lon: at.lon + 0.004, lat: at.lat }, 14), { JCMJ: 9 }),
      ],
    }))

    it('stands in the queue by what the machine says of it', async () => {
      const page = await of('reviewer')
      await page.goto(`${BASE}/patches?season=${season}`)
      await settle(page)
      assert.equal(await page.locator('[data-patch]').count(), 3)
      await page.click('[data-class=no_building].tab')
      await page.locator(`[data-patch="${season}-1"]`).waitFor({ state: 'detached' })
      assert.equal(await page.locator('[data-patch]').count(), 1)
      await accessible(page, 'the queue')
    })

    it('is stepped through by keys, with the patch on the map', async () => {
      const page = await of('reviewer')
      await page.setViewportSize(viewport)
      await page.goto(`${BASE}/patches?season=${season}`)
      await settle(page)
      await page.locator(`[data-patch="${season}-1"]`).click()
      await page.locator('[data-map=done]').waitFor()
      await settle(page)
      assert.match(await page.locator('[data-said]').innerText(), /疑似未批/)
      if (viewport === DESKTOP) {
        await page.locator(`[data-patch="${season}-1"]`).focus()
        await page.keyboard.press('j')
        await page.locator('.detail h2', { hasText: `${season}-2` }).waitFor()
        await page.keyboard.press('k')
        await page.locator('.detail h2', { hasText: `${season}-1` }).waitFor()
      }
      await accessible(page, 'one patch')
    })

    it('is checked by two officers on the spot', async () => {
      const page = await of('officer')
      await page.goto(`${BASE}/patches?season=${season}`)
      await settle(page)
      await page.locator(`[data-patch="${season}-1"]`).click()
      await page.click('[data-act=verify_patch]')
      const form = page.locator('dialog form')
      await form.locator('#position .number').first().waitFor()
      await form.locator('select[name=second]').selectOption('officer2')
      for (const nth of [0, 1]) {
        await form.locator('[data-photo=file]').setInputFiles(photo())
        await form.locator('[data-upload]').nth(nth).waitFor()
        await form.locator('[data-upload=working]').waitFor({ state: 'detached' })
      }
      await form.locator('input[name=site_use]').fill('两层住宅，正在砌第二层')
      await accessible(page, 'the form of the check')
      await page.setViewportSize(viewport)
      await form.locator('button[type=submit]').click()
      await page.locator('[data-check]').waitFor()
      assert.match(await page.locator('[data-check]').innerText(), /违法.*两层住宅/)
      await page.locator('[data-photo-shown]').first().waitFor()
    })

    it('becomes a lead', async () => {
      const page = await of('officer')
      await page.click('[data-act=open_lead]')
      await page.locator('dialog form button[type=submit]').click()
      const link = page.locator('.detail a[href^="/violations/"]').first()
      await link.waitFor()
      await link.click()
      await page.waitForURL(/\/violations\//)
      await settle(page)
      assert.match(await page.locator('main').innerText(), /卫片/)
    })

    it('goes back in the table as it came', async () => {
      const page = await of('reviewer')
      await page.setViewportSize(viewport)
      await page.goto(`${BASE}/patches?season=${season}`)
      await settle(page)
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-feedback=csv]')])
      assert.equal(download.suggestedFilename(), `feedback-${season}.csv`)
      const text = await new Response(await download.createReadStream()).text()
      assert.match(text, /判定结果/)
      assert.match(text, new RegExp(`${season}-1.*违法`))
    })

    it('is no patch of the next township', async () => {
      const page = await of('officer-pj')
      await page.goto(`${BASE}/patches?season=${season}`)
      await settle(page)
      assert.equal(await page.locator('[data-patch]').count(), 0)
    })
  })
}
