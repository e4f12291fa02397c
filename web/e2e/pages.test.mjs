import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { accessible } from './axe.mjs'
import { BASE, DESKTOP, launch, open, PHONE, settle, signIn } from './browser.mjs'

let browser
before(async () => { browser = await launch() })
after(() => browser.close())

async function house(page, query) {
  await page.goto(`${BASE}/houses${query}`)
  await settle(page)
  const href = await page.locator('[data-house] a').first().getAttribute('href')
  await page.goto(BASE + href)
  await settle(page)
}

const STOPS = [
  ['sign-in', null, (page) => page.goto(`${BASE}/sign-in`)],
  ['work list', 'clerk', (page) => page.goto(`${BASE}/`)],
  ['houses', 'clerk', (page) => page.goto(`${BASE}/houses`)],
  ['house file', 'officer', (page) => house(page, '?stage=supervision')],
  ['registered house', 'clerk', (page) => house(page, '?state=registered')],
  ['an open form', 'officer', async (page) => {
    await house(page, '?stage=supervision')
    await page.click('[data-act=inspect]')
    await page.locator('dialog form').waitFor()
  }],
  ...['household', 'plot', 'house', 'promise', 'materials', 'review'].map((step) => [`intake: ${step}`, 'cadre', async (page) => {
    await page.goto(`${BASE}/houses/new`)
    await page.click(`[data-step=${step}]`)
  }]),
  ['intake with errors', 'cadre', async (page) => {
    await page.goto(`${BASE}/houses/new`)
    await page.click('[data-step=review]')
    await page.click('form.card footer .primary')
    await page.locator('[role=alert]').waitFor()
  }],
  ['slip', 'clerk', async (page) => {
    await house(page, '')
    await page.goto(`${page.url()}/slip`)
  }],
  ['status', null, (page) => page.goto(`${BASE}/status`)],
  ['rules', 'admin', (page) => page.goto(`${BASE}/admin`)],
  ['no such page', 'clerk', (page) => page.goto(`${BASE}/nowhere`)],
]

for (const theme of ['light', 'dark']) {
  for (const [where, viewport, locale] of [['desktop', DESKTOP, 'zh-CN'], ['phone', PHONE, 'en']]) {
    describe(`axe finds nothing grave, ${theme}, ${where}, ${locale}`, () => {
      const pages = new Map()
      after(() => Promise.all([...pages.values()].map((page) => page.context().close())))

      /** One window a person, signed in once. */
      async function pageOf(who) {
        const known = pages.get(who)
        if (known) {
          await known.setViewportSize(viewport)
          return known
        }
        const page = await open(browser, { viewport, theme, locale, geolocation: { longitude: 104.05, latitude: 25.68, accuracy: 8 } })
        if (who) await signIn(page, who)
        pages.set(who, page)
        return page
      }

      for (const [name, who, go] of STOPS) {
        it(name, async () => {
          const page = await pageOf(who)
          await go(page)
          await accessible(page, name)
          assert.deepEqual(page.faults, [], 'the console stayed quiet')
        })
      }
    })
  }
}

describe('what a person meets on the way', () => {
  it('shows everything that is wrong with an application at once, each on its step', async () => {
    const page = await open(browser)
    await signIn(page, 'cadre')
    await page.goto(`${BASE}/houses/new`)
    await page.fill('input[name=id_number]', '530303197001010001')
    await page.locator('input[name=phone]').focus()
    assert.equal(await page.locator('[data-path="household.id_number"][aria-invalid=true]').count(), 1, 'the check digit is told before sending')
    await page.click('[data-step=review]')
    await page.click('form.card footer .primary')
    await page.locator('[data-problem]').first().waitFor()
    const paths = await page.locator('[data-problem]').evaluateAll((items) => items.map((item) => item.dataset.problem))
    for (const path of ['village', 'household.head_name', 'household.id_number', 'build_type', 'plot', 'footprint', 'storeys', 'height_m', 'reason']) {
      assert.ok(paths.some((one) => one.startsWith(path)), `${path} is among ${paths.join(', ')}`)
    }
    await page.locator('[data-problem="household.id_number"] button').click()
    assert.ok(await page.locator('[data-path="household.id_number"][aria-invalid=true]').isVisible(), 'and beside its input')
    const kept = await page.evaluate(() => sessionStorage.getItem('homestead.intake'))
    assert.ok(kept && !kept.includes('530303197001010001'), 'the draft holds no citizen number')
    await page.context().close()
  })

  it('refuses a wrong password in words', async () => {
    const page = await open(browser)
    await page.goto(`${BASE}/sign-in`)
    await page.fill('input[name=username]', 'clerk')
    await page.fill('input[name=password]', 'not-the-password')
    await page.click('form button[type=submit]')
    await page.locator('[role=alert]').waitFor()
    assert.equal(await page.inputValue('input[name=username]'), 'clerk', 'what was typed is kept')
    await page.context().close()
  })

  it('stays signed in over a reload, and signs out for good', async () => {
    const page = await open(browser)
    await signIn(page, 'clerk')
    await page.reload()
    await page.locator('.foot .who').waitFor()
    assert.equal(new URL(page.url()).pathname, '/')
    assert.equal(await page.evaluate(() => JSON.stringify([...Object.values(localStorage), ...Object.values(sessionStorage)]).includes('ey')), false, 'no token is stored')
    await page.locator('.foot button', { hasText: '退出' }).click()
    await page.waitForURL(/sign-in/)
    await page.goto(`${BASE}/houses`)
    await page.waitForURL(/sign-in/)
    await page.context().close()
  })

  it('keeps the filter of the list in the address', async () => {
    const page = await open(browser)
    await signIn(page, 'clerk')
    await page.goto(`${BASE}/houses`)
    await settle(page)
    await page.click('.stages button:nth-child(4)')
    await page.waitForURL(/stage=supervision/)
    await page.fill('input[type=search]', '530303')
    await page.waitForURL(/q=530303/)
    await page.reload()
    await settle(page)
    assert.equal(await page.inputValue('input[type=search]'), '530303')
    assert.equal(await page.locator('.stages button:nth-child(4)').getAttribute('aria-pressed'), 'true')
    await page.context().close()
  })

  it('says why a date is due to the keyboard as well', async () => {
    const page = await open(browser)
    await signIn(page, 'reviewer')
    await page.goto(`${BASE}/houses`)
    await settle(page)
    const why = page.locator('[role=tooltip]').first()
    await page.locator('.why button').first().focus()
    await why.waitFor({ state: 'visible' })
    await page.keyboard.press('Escape')
    await why.waitFor({ state: 'hidden' })
    await page.context().close()
  })

  it('speaks English when asked, and remembers it', async () => {
    const page = await open(browser)
    await signIn(page, 'clerk')
    await page.locator('.foot button', { hasText: 'English' }).click()
    await page.locator('h1', { hasText: 'My work' }).waitFor()
    assert.equal(await page.getAttribute('html', 'lang'), 'en')
    await page.context().close()
  })
})
