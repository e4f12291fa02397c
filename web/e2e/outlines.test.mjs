import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { accessible } from './axe.mjs'
import { BASE, DESKTOP, launch, open, PHONE, settle, signIn } from './browser.mjs'
import { photo } from './photos.mjs'

let browser
before(async () => { browser = await launch() })
after(() => browser.close())

/** Twelve by twelve and a half metres in the county's own system, as a survey writes them: X north, Y east with the zone in front. */
const PEGS = [[2833046.295, 35381659.535], [2833058.295, 35381659.535], [2833058.295, 35381672.035], [2833046.295, 35381672.035]]
const lines = (pegs) => pegs.map((peg, i) => `J${i + 1},1,${peg.map((value) => value.toFixed(3)).join(',')}`).join('\n')
/** Inside the invented farmland of the demonstration. */
const FARMLAND = [104.0515, 25.7107]

async function plotStep(viewport = DESKTOP, theme = 'light', locale = 'zh-CN') {
  const page = await open(browser, { viewport, theme, locale })
  await signIn(page, 'cadre')
  await page.goto(`${BASE}/houses/new`)
  await page.click('[data-step=plot]')
  return page
}

async function lay(page, [lon, lat]) {
  await page.fill('input[name=corner_lon]', String(lon))
  await page.fill('input[name=corner_lat]', String(lat))
  await page.click('[data-lay]')
  await settle(page)
  await page.locator('[data-siting=done]').waitFor()
}

/** Pastes into the first peg as a surveyor does from his list. */
function paste(page, text) {
  return page.locator('input[name=north-0]').evaluate((input, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

async function area(page) {
  await page.locator('[data-shape]').waitFor()
  await settle(page)
  return Number((await page.locator('[data-shape] .size').innerText()).match(/[\d.]+/)[0])
}

describe('a plot being drawn', () => {
  for (const [where, viewport, theme, locale] of [['desktop', DESKTOP, 'light', 'zh-CN'], ['phone', PHONE, 'dark', 'en']]) {
    it(`is told of farmland before it is handed in, ${where}`, async () => {
      const page = await plotStep(viewport, theme, locale)
      await lay(page, FARMLAND)
      const hit = page.locator('[data-effect=block] [data-hit=basic_farmland]')
      assert.match(await hit.innerText(), /144\.00/, 'all of it lies on farmland')
      assert.match(await hit.innerText(), /2024/, 'the day of the layer is told')
      await accessible(page, 'the plot with what it touches')
      assert.deepEqual(page.faults, [])
      await page.context().close()
    })
  }

  it('follows a corner that is moved', async () => {
    const page = await plotStep()
    await lay(page, FARMLAND)
    await lay(page, [104.0421, 25.6905])
    assert.equal(await page.locator('[data-hit=basic_farmland]').count(), 0, 'away from the farmland')
    await page.context().close()
  })

  it('counts pegs only when they are taken, and turns nothing round unasked', async () => {
    const page = await plotStep()
    await page.click('[data-way=pegs]')
    await paste(page, lines(PEGS.map(([north, east]) => [east, north])))
    await page.click('[data-correct=swap_axes]')
    await settle(page)
    await page.locator('[data-use]:enabled').waitFor()
    assert.equal(await area(page), 150, 'as the survey has it')
    assert.equal(await page.inputValue('input[name=north-0]'), '35381659.535', 'what was typed stays as it was')
    await accessible(page, 'pegs with a doubt')
    await page.click('[data-use]')
    assert.match(await page.locator('.area').innerText(), /150\.0/)
    await page.context().close()
  })

  it('is measured with a tape', async () => {
    const page = await plotStep(PHONE)
    await page.click('[data-way=tape]')
    await page.fill('input[name=tape_lon]', '104.0421')
    await page.fill('input[name=tape_lat]', '25.6905')
    for (let i = 0; i < 4; i += 1) await page.fill(`input[name=side-${i}]`, '12')
    for (let i = 0; i < 2; i += 1) await page.fill(`input[name=diagonal-${i}]`, '16.97')
    await page.locator('input[name=diagonal-1]').blur()
    await page.locator('[data-shape]').waitFor()
    assert.ok(Math.abs(await area(page) - 144) < 0.1)
    await accessible(page, 'tape measures')
    await page.context().close()
  })

  it('is chosen out of a survey file, whose unread rows are told', async () => {
    const page = await plotStep()
    await page.click('[data-way=file]')
    const second = PEGS.map(([north, east]) => [north + 30, east])
    const text = ['[属性描述]', '坐标系=2000国家大地坐标系', '几度分带=3', '计量单位=米', '带号=35', '[地块坐标]', '5,0.0150,DK01,王大山户,面,,农村宅基地,,@', lines([...PEGS, PEGS[0]]), '5,0.0150,DK02,李家,面,,农村宅基地,,@', lines([...second, second[0]])].join('\r\n')
    await page.setInputFiles('input[name=shapes]', { name: '坐标.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
    await page.locator('input[name=shape]').nth(1).check()
    assert.equal(await area(page), 150)
    await accessible(page, 'shapes of a file')
    await page.click('[data-use]')
    assert.match(await page.locator('.area').innerText(), /150\.0/)
    await page.context().close()
  })

  it('asks on which map a KML was drawn', async () => {
    const page = await plotStep()
    await page.click('[data-way=file]')
    const kml = '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>院子</name><Polygon><outerBoundaryIs><LinearRing><coordinates>104.0421,25.6905 104.0422,25.6905 104.0422,25.6906 104.0421,25.6906 104.0421,25.6905</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>'
    await page.setInputFiles('input[name=shapes]', { name: '院子.kml', mimeType: 'application/vnd.google-earth.kml+xml', buffer: Buffer.from(kml) })
    await settle(page)
    assert.equal(await page.locator('[data-shape]').count(), 0, 'nothing is read before the answer')
    await page.locator('label', { has: page.locator('input[value=wgs84]') }).click()
    await page.locator('[data-shape]').waitFor()
    await page.context().close()
  })
})

describe('a house file', () => {
  async function find(page, query, wanted) {
    await page.goto(`${BASE}/houses${query}`)
    await settle(page)
    for (const href of await page.locator('[data-house] a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
      await page.goto(BASE + href)
      await settle(page)
      if (await page.locator(wanted).count()) return
    }
    assert.fail(`no house of ${query} shows ${wanted}`)
  }

  /** A completed house is measured: its footprint two metres wider than approved, its plot out to the neighbour's wall. */
  async function measureTooLarge() {
    const page = await open(browser)
    await signIn(page, 'officer')
    // The file of the house that was looked at last: its body is read while its page is still there.
    let file = Promise.resolve(null)
    page.on('response', (response) => {
      if (/\/api\/v1\/houses\/\d{6}-[^/]+$/.test(response.url()) && response.request().method() === 'GET') file = response.json().catch(() => null)
    })
    await find(page, '?stage=acceptance', '[data-act=inspect]')
    const { plot, approved } = await file
    const [longitude, latitude] = plot.geometry.coordinates[0][0]
    await page.context().grantPermissions(['geolocation'])
    await page.context().setGeolocation({ longitude, latitude, accuracy: 5 })
    await page.click('[data-act=inspect]')
    const form = page.locator('dialog form')
    await form.locator('select[name=kind]').selectOption('completion_visit')
    await form.locator('[data-photo=file]').setInputFiles(photo())
    await form.locator('[data-upload=inside]').waitFor()
    const choose = (path, value) => form.locator(`[data-path="${path}"] label`, { has: page.locator(`input[value=${value}]`) }).click()
    await choose('conclusion', 'deviates')
    await choose('measurement.method', 'rtk')
    const wider = form.locator('[data-outline="measurement.built_footprint"]')
    await choose('measurement.built_footprint', 'tape')
    const width = wider.locator('input').nth(4)
    await width.fill(String(Number(await width.inputValue()) + 2))
    await choose('measurement.occupied_plot', 'approved')
    for (const [name, value] of [['floor_area_m2', approved.floor_area_m2], ['storeys', approved.storeys], ['height_m', approved.height_m]]) await form.locator(`input[name=${name}]`).fill(String(value))
    await form.locator('textarea[name=findings]').fill('东侧超出')
    await form.locator('footer button[type=submit]').click()
    await page.locator('.good-note').waitFor()
    await page.context().close()
  }

  it('keeps the five stages in their order on the narrowest phone', async () => {
    const page = await open(browser, { viewport: { width: 360, height: 740 } })
    await signIn(page, 'officer')
    await find(page, '?stage=supervision', '.stages')
    const boxes = await page.locator('.stages ol > li').evaluateAll((items) => items.map((item) => item.getBoundingClientRect()).map(({ top, left, right }) => ({ top, left, right })))
    assert.equal(new Set(boxes.map((box) => Math.round(box.top))).size, 1, 'in one row')
    assert.deepEqual(boxes.map((box) => box.left), [...boxes.map((box) => box.left)].sort((a, b) => a - b))
    assert.ok(boxes[4].right <= 360)
    await page.context().close()
  })

  it('says which layers were asked and which are not there', async () => {
    const page = await open(browser)
    await signIn(page, 'officer')
    await find(page, '?stage=supervision', '[aria-labelledby=siting] .layers')
    await accessible(page, 'the siting of a house')
    await page.context().close()
  })

  it('is measured two metres too wide', measureTooLarge)

  for (const [where, viewport, theme, locale] of [['desktop', DESKTOP, 'dark', 'zh-CN'], ['phone', PHONE, 'light', 'en']]) {
    it(`shows what was built beyond what was approved, ${where}`, async () => {
      const page = await open(browser, { viewport, theme, locale })
      await signIn(page, 'officer')
      await find(page, '?stage=acceptance', '[aria-labelledby=compliance] svg path.excess')
      assert.match(await page.locator('[data-grade=suspected_plain]').first().innerText(), /m²/, 'its number stands beside it')
      await accessible(page, 'measured against approved')
      assert.deepEqual(page.faults, [])
      await page.context().close()
    })
  }

  it('lets an officer rule a suspicion out, with a reason', async () => {
    const page = await open(browser)
    await signIn(page, 'officer')
    await find(page, '', '[data-grade=suspected_plain] [data-judge]')
    const code = await page.locator('[data-judge]').first().getAttribute('data-judge')
    await page.locator('[data-judge]').first().click()
    const form = page.locator('dialog form')
    await form.locator('label', { has: page.locator('input[value=dismissed]') }).click()
    await form.locator('textarea[name=reason]').fill('用全站仪复测，院墙在批准范围内')
    await accessible(page, 'judging a finding')
    await form.locator('footer button[type=submit]').click()
    await page.locator(`[data-finding="${code}"] .mark.dismissed`).waitFor()
    await page.context().close()
  })
})
