import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { accessible } from './axe.mjs'
import { BASE, DESKTOP, launch, open, PHONE, settle, signIn } from './browser.mjs'
import { Case, PHOTO } from './cases.mjs'
import { photo } from './photos.mjs'

let browser
before(async () => { browser = await launch() })
after(() => browser.close())

for (const [where, viewport] of [['at a desk', DESKTOP], ['on a phone', PHONE]]) {
  describe(`a lead becomes a case, by clicking, ${where}`, () => {
    let file
    before(() => { file = new Case(browser, viewport) })
    after(() => file.close())

    it('is registered with its place and its photo', async () => {
      const page = await file.register()
      assert.match(file.number, /^530303101-/)
      assert.equal(await page.locator('section[aria-labelledby=photos] li').count(), 1, 'the photo taken beforehand went along')
      assert.ok(await page.locator('.good-note').isVisible(), 'with its receipt')
      assert.ok(await page.locator('.suspects').isVisible(), 'it is worded as a suspicion')
      await accessible(page, 'a lead')
    })
    it('waits for somebody to go and look, in the list of leads and in the work list', async () => {
      const page = await file.page('officer')
      await page.goto(`${BASE}/violations?view=leads`)
      await page.locator(`[data-case="${file.number}"]`).waitFor()
      await page.goto(`${BASE}/`)
      await page.locator(`[data-case="${file.number}"]`).waitFor()
    })
    it('is verified by two officers', async () => {
      const page = await file.verify()
      assert.equal(await page.locator('[data-step=verify].done').count(), 1)
    })
    it('is filed by the head, on one track, with its power', async () => {
      const page = await file.openCase()
      assert.equal((await page.locator('h1').innerText()).trim(), '张三石')
      assert.ok(await page.locator('dl.unit').isVisible(), 'the body that acts stands in its head')
      assert.equal(await page.locator('[data-step=demolish]').count(), 1, 'the planning track ends with its own force')
      assert.equal(await page.locator('[data-step=apply_to_court]').count(), 0, 'and knows no application to the court')
      assert.ok(await page.locator('[data-clock=decision]').isVisible(), 'ninety days run from the filing')
      await accessible(page, 'a filed case')
    })
    it('stands on the board of its track only', async () => {
      const page = await file.page('chief')
      await page.goto(`${BASE}/violations`)
      await page.locator(`[data-column=investigation] [data-case="${file.number}"]`).waitFor()
      await accessible(page, 'the board')
      await page.setViewportSize(viewport)
      await page.click('[data-way=land]')
      await page.locator('[data-board=land]').waitFor()
      await settle(page)
      assert.equal(await page.locator(`[data-case="${file.number}"]`).count(), 0)
    })
    it('is hidden from an officer of another township', async () => {
      const page = await open(browser, { viewport })
      await signIn(page, 'officer-pj')
      await page.goto(`${BASE}/violations/${file.id}`)
      await page.locator('.empty').waitFor()
      assert.ok(!(await page.locator('main').innerText()).includes('张三石'))
      await page.context().close()
    })
  })
}

describe('stopping it', () => {
  it('takes three taps on a phone', async () => {
    const file = new Case(browser, PHONE)
    const page = await file.register('officer', { photos: 0 })
    await page.locator('[data-stop]').click()
    const form = page.locator('dialog form')
    await form.locator('[data-photo=camera]').setInputFiles(photo())
    await form.locator('[data-upload]:not([data-upload=working])').waitFor()
    assert.match(await form.locator('.paper').innerText(), /砌一层墙/, 'what was seen stands in the notice')
    await accessible(page, 'the stop notice')
    await page.setViewportSize(PHONE)
    await form.locator('footer button[type=submit]').click()
    await page.locator('[data-paper=stop_order]').waitFor()
    await settle(page)
    assert.ok(await page.locator('[data-paper=stop_order]').evaluate((element) => element.getBoundingClientRect().top < window.innerHeight), 'the paper is what one sees next')
    assert.equal(await page.locator('[data-stop]').count(), 0, 'once it is issued it is not offered again')
    await file.close()
  })
})

describe('the forms of a case', () => {
  for (const [theme, viewport, locale] of [['dark', DESKTOP, 'en'], ['dark', PHONE, 'zh-CN']]) {
    it(`are made from what the server says, and axe finds nothing grave in them, ${theme}, ${viewport.width}`, async () => {
      const file = new Case(browser, viewport, { theme, locale })
      await file.register()
      await file.verify()
      await file.openCase()
      const page = await file.open('officer', '?act=investigate')
      const form = page.locator('dialog form')
      await form.locator('[data-add=evidence]').click()
      await form.locator('input[name=measured]').check()
      await form.locator('footer button[type=submit]').click()
      await form.locator('[data-problem]').first().waitFor()
      const wrong = await form.locator('[data-problem]').evaluateAll((items) => items.map((item) => item.dataset.problem))
      for (const path of ['evidence.0.kind', 'evidence.0.title', 'measured.method', 'findings']) assert.ok(wrong.includes(path), `${path} is among ${wrong.join(', ')}`)
      await accessible(page, 'an investigation with errors')
      await page.keyboard.press('Escape')
      await page.locator('dialog').waitFor({ state: 'detached' })
      await accessible(page, 'a case')
      await file.act('officer', 'investigate', {
        officers: ['officer', 'officer2'],
        evidence: [{ kind: 'site_record', title: '现场勘验笔录', file: PHOTO }, { kind: 'party_statement', title: '询问笔录' }],
        measured: { method: 'rtk', drawing_no: '沾测2026-11', excess_m2: 84.5 },
        findings: '超出批准层数一层',
      })
      assert.equal(await page.locator('[data-exhibit]').count(), 2, 'the evidence is numbered')
      await file.close()
    })
  }
})

describe('what a person meets on the way', () => {
  it('suggests a lead of the same place before it is saved', async () => {
    const first = new Case(browser, DESKTOP)
    await first.register()
    const page = await first.page('officer2')
    await page.goto(`${BASE}/violations/new`)
    await page.locator(`[data-similar="${first.number}"]`).waitFor()
    await first.close()
  })

  it('names everything that is wrong with a lead at once', async () => {
    const page = await open(browser, { viewport: PHONE, theme: 'dark', locale: 'en', geolocation: { longitude: 104.05, latitude: 25.68, accuracy: 8 } })
    await signIn(page, 'officer')
    await page.goto(`${BASE}/violations/new`)
    await page.locator('form.frame footer button').click()
    await page.locator('[data-problem]').first().waitFor()
    const paths = await page.locator('[data-problem]').evaluateAll((items) => items.map((item) => item.dataset.problem))
    for (const path of ['village', 'description']) assert.ok(paths.includes(path), `${path} is among ${paths.join(', ')}`)
    await accessible(page, 'a lead with errors')
    await page.context().close()
  })

  it('lets a village cadre tell of something, and shows nothing more', async () => {
    const page = await open(browser, { geolocation: { longitude: 104.052, latitude: 25.682, accuracy: 8 } })
    await signIn(page, 'cadre')
    await page.goto(`${BASE}/violations/new`)
    await page.locator('#place .number').first().waitFor()
    await page.fill('textarea[name=description]', '河边有人挖地基')
    await page.locator('form.frame footer button[type=submit]').click()
    await page.locator('.empty', { hasText: /530303101-/ }).waitFor()
    assert.equal(await page.locator('nav a[href="/violations"]').count(), 0, 'no place of cases for somebody who reads none')
    await page.context().close()
  })

  for (const [theme, viewport, locale] of [['dark', DESKTOP, 'en'], ['light', PHONE, 'zh-CN']]) {
    it(`axe finds nothing grave on the lists, ${theme}, ${locale}`, async () => {
      const page = await open(browser, { viewport, theme, locale })
      await signIn(page, 'legal')
      for (const query of ['', '?track=land', '?track=zone', '?view=leads', '?view=risks']) {
        await page.goto(`${BASE}/violations${query}`)
        await settle(page)
        await accessible(page, `violations${query}`)
      }
      assert.deepEqual(page.faults, [])
      await page.context().close()
    })
  }
})
