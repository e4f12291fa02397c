import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { accessible } from './axe.mjs'
import { BASE, DESKTOP, launch, open, PHONE, signIn } from './browser.mjs'
import { VILLAGE } from './cases.mjs'
import { somewhere } from './people.mjs'
import { photo } from './photos.mjs'

let browser
before(async () => { browser = await launch() })
after(() => browser.close())

const big = (page) => page.locator('main button, main select, main input:not([type=checkbox], [type=file]), main textarea, main label.button').evaluateAll((items) => items.filter((item) => item.getBoundingClientRect().height < 44).map((item) => item.outerHTML.slice(0, 80)))
async function typed(page, { lon, lat }) {
  await page.check('input[name=typed]')
  await page.fill('input[name=lon]', String(lon))
  await page.fill('input[name=lat]', String(lat))
}
const number = async (page) => (await page.locator('[data-number]').innerText()).trim()

// Five reports from one address are taken at once: what follows sends five, and a sixth that must wait.
describe('somebody without an account reports a building', () => {
  const told = []

  it('from a phone that stands there, with a photo, and once however often it is sent', async () => {
    const at = somewhere()
    const page = await open(browser, { viewport: PHONE, geolocation: { longitude: at.lon, latitude: at.lat, accuracy: 12 } })
    await page.goto(`${BASE}/status`)
    await page.click('footer a[href="/report"]')
    await page.locator('textarea[name=description]').waitFor()
    assert.deepEqual(await big(page), [], 'everything to press is large')
    await accessible(page, 'the empty report')

    await page.click('form button[type=submit]')
    await page.locator('[data-problem=description]').waitFor()
    const missing = await page.locator('[data-problem]').evaluateAll((items) => items.map((item) => item.dataset.problem))
    assert.deepEqual(missing, ['description', 'location', 'village'])
    await accessible(page, 'a report with everything missing')

    await page.fill('textarea[name=description]', '晚上还在往上加层')
    await page.click('[data-here]')
    await page.locator('#place [role=status]', { hasText: '12' }).waitFor()
    await page.selectOption('select[name=village]', VILLAGE)
    await page.setInputFiles('input[name=photo]', photo())
    await page.locator('#photo img').waitFor()
    await page.fill('input[name=name]', '赵热心')
    await page.fill('input[name=phone]', '13987400099')
    // The answer is lost on its way: the report is there, and the phone does not know.
    await page.route('**/api/v1/reports', async (route) => {
      await route.fetch()
      await route.abort()
    }, { times: 1 })
    await page.click('form button[type=submit]')
    await page.locator('[role=alert]').waitFor()
    await page.click('form button[type=submit]')
    await page.locator('[data-number]').waitFor()
    told.push(await number(page))
    assert.match(told[0], /^530303101-/)
    assert.match(await page.locator('article').innerText(), /两名执法人员/)
    assert.ok(await page.locator('a.phone[href^="tel:"]').isVisible(), 'whom to call')
    await accessible(page, 'a report received')
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('header').isVisible(), false, 'on paper only what one keeps')
    await page.context().close()
  })

  it('from a desk in the other language and theme, by coordinates, and is told what is wrong with them', async () => {
    const page = await open(browser, { viewport: DESKTOP, theme: 'dark', locale: 'en' })
    await page.goto(`${BASE}/report`)
    await page.fill('textarea[name=description]', 'A new wall across the road')
    await page.selectOption('select[name=village]', VILLAGE)
    await typed(page, { lon: 116.4, lat: 39.9 })
    await page.click('form button[type=submit]')
    await page.locator('[data-problem^=location]').waitFor()
    await accessible(page, 'a place outside the county')
    await typed(page, somewhere())
    await page.click('form button[type=submit]')
    await page.locator('[data-number]').waitFor()
    told.push(await number(page))
    await accessible(page, 'received, dark')
  
    await page.click('article button.quiet')
    const again = async () => {
      await page.fill('textarea[name=description]', 'Another one')
      await page.selectOption('select[name=village]', VILLAGE)
      await typed(page, somewhere())
      await page.click('form button[type=submit]')
    }
    // Five an hour from one address; what was refused above does not count.
    let received = told.length
    for (;;) {
      await again()
      await page.locator('[data-number], [role=alert]').first().waitFor()
      if (await page.locator('[role=alert]').isVisible()) break
      received++
      await page.click('article button.quiet')
    }
    assert.equal(received, 5)
    assert.match(await page.locator('[role=alert]').innerText(), /\d\d:\d\d/, 'too many: when to come back')
    await page.context().close()
  })

  it('and the officers of the place find it, with whom to ask back', async () => {
    const page = await open(browser)
    await signIn(page, 'officer')
    await page.goto(`${BASE}/violations?view=leads`)
    for (const one of told) assert.equal(await page.locator(`[data-case="${one}"]`).first().waitFor().then(() => page.locator(`[data-case="${one}"]`).count()), 1)
    await page.locator(`[data-case="${told[0]}"] a`).first().click()
    await page.locator('article h1').waitFor()
    assert.match(await page.locator('article').innerText(), /赵热心/)
    assert.equal(await page.locator('section[aria-labelledby=photos] li').count(), 1)
    await page.context().close()
  })
})
