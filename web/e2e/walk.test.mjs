import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { BASE, DESKTOP, launch, open, PHONE, settle, signIn } from './browser.mjs'
import { Walk } from './walk.mjs'

let browser
before(async () => { browser = await launch() })
after(() => browser.close())

for (const [where, viewport] of [['at a desk', DESKTOP], ['on a phone', PHONE]]) {
  describe(`one house from intake to registration, by clicking, ${where}`, () => {
    let walk
    before(() => { walk = new Walk(browser, viewport) })
    after(() => walk.close())

    it('is taken in by the village cadre', async () => {
      await walk.apply()
      assert.match(walk.number, /^530303101-\d{4}-\d{4}$/)
    })
    it('passes the meeting, the notice and the village', () => walk.throughPlanning())
    it('is accepted, visited, reviewed, decided and permitted', () => walk.throughApproval())
    it('is set out, begun, visited at each stage and completed', () => walk.throughBuilding())
    it('is measured, accepted and registered', async () => {
      await walk.throughAcceptance()
      const page = await walk.page('clerk')
      await settle(page)
      const bar = page.locator('article ol').first()
      assert.equal(await bar.locator('li.past').count(), 5, 'all five stages are behind it')
      assert.ok(await page.locator('[data-entry=apply]').count(), 'its history begins with the application')
    })
    it('draws its map', async () => {
      const page = await walk.page('clerk')
      await page.locator('[data-map=done][data-still=true]').waitFor()
      const colours = await page.locator('[data-map=done] canvas').evaluate((canvas) => {
        const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl')
        const pixels = new Uint8Array(gl.drawingBufferWidth * gl.drawingBufferHeight * 4)
        gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, pixels)
        const seen = new Set()
        for (let i = 0; i < pixels.length; i += 4) seen.add((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2])
        return seen.size
      })
      assert.ok(colours > 20, `the map shows more than bare ground (${colours} colours)`)
    })
    it('is hidden from an officer of another township', async () => {
      const page = await open(browser, { viewport })
      await signIn(page, 'officer-pj')
      await page.goto(`${BASE}/houses?q=${walk.number}`)
      await settle(page)
      assert.equal(await page.locator('[data-house]').count(), 0, 'not listed')
      await page.goto(`${BASE}/houses/${walk.id}`)
      await page.locator('.empty').waitFor()
      assert.ok(!(await page.locator('main').innerText()).includes('王大山'), 'not shown')
      await page.context().close()
    })
    it('is found by its applicant, and only with the right tail', async () => {
      const page = await open(browser, { viewport })
      await page.goto(`${BASE}/status`)
      const tail = walk.headId.slice(-4)
      const ask = async (number, last) => {
        await page.fill('input[name=number]', number)
        await page.fill('input[name=id_tail]', last)
        await page.click('form button[type=submit]')
      }
      await ask(walk.number, tail === '0000' ? '0001' : '0000')
      await page.locator('[role=alert]').waitFor()
      await ask(walk.number, tail)
      await page.locator('article h1').waitFor()
      const said = await page.locator('main').innerText()
      assert.ok(said.includes(walk.number))
      assert.ok(!said.includes('王大山') && !said.includes(walk.headId), 'nothing personal is shown')
      assert.ok(!page.url().includes(tail) && !page.url().includes(walk.number), 'nothing of the question is in the address')
      await page.context().close()
    })
    it('is found by the code of its slip, which leaves the address at once', async () => {
      const desk = await walk.page('clerk')
      const answer = desk.waitForResponse((response) => response.url().endsWith(`/api/v1/houses/${walk.id}`))
      await desk.goto(`${BASE}/houses/${walk.id}/slip`)
      const { slip_code: code } = await (await answer).json()
      await desk.locator('.slip svg[role=img]').waitFor()
      const page = await open(browser, { viewport })
      await page.goto(`${BASE}/status#code=${code}`)
      await page.locator('article h1').waitFor()
      assert.equal(new URL(page.url()).hash, '')
      await page.context().close()
    })
  })
}
