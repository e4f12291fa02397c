import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { accessible } from './axe.mjs'
import { BASE, DESKTOP, launch, open, PASSWORD, PHONE, settle, signIn } from './browser.mjs'

/** In 大德村, so far from every plot and case that none of them is in view, and elsewhere each time. */
const VILLAGE = '530303101204'
const PLACE = { lon: Number((104.034 + Math.random() * 0.014).toFixed(6)), lat: Number((25.7035 + Math.random() * 0.005).toFixed(6)) }
const CAMERA = `17/${PLACE.lat}/${PLACE.lon}`
/** The hue of what is built without approval, as the tokens have it. */
const AMBER = { light: [0xb5, 0x74, 0x0f], dark: [0xe6, 0xb0, 0x54] }

let browser
const pages = []
before(async () => { browser = await launch() })
after(async () => {
  for (const page of pages) assert.deepEqual(page.faults, [], 'the console stayed quiet')
  await browser.close()
})

async function mapOf(username, query = '', look = {}) {
  const page = await open(browser, { viewport: DESKTOP, ...look })
  pages.push(page)
  await signIn(page, username, `/map${query}`)
  await drawn(page)
  return page
}

/** The map stands, its tiles are there and its list has come. */
async function drawn(page) {
  await page.locator('[data-map=done]').waitFor()
  await page.locator('[data-total][data-n], [data-panel]').first().waitFor({ state: 'attached' })
  await settle(page)
}

async function token(username) {
  const answer = await fetch(`${BASE}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: PASSWORD }) })
  return (await answer.json()).access_token
}

async function asked(username, path, more = {}) {
  return fetch(`${BASE}${path}`, { ...more, headers: { 'content-type': 'application/json', authorization: `Bearer ${await token(username)}`, ...more.headers } })
}

/** A lead, registered by its act as a phone sends it. */
async function register({ lon, lat }, kinds = ['V01']) {
  const now = new Date(Date.now() + 8 * 3_600_000 - 60_000).toISOString().slice(0, 19)
  const body = {
    act_id: randomUUID(), act: 'register_lead', at: `${now}+08:00`, village: VILLAGE, source: 'patrol', description: '田边新打地基', kinds,
    location: { lon, lat, accuracy_m: 5, datum: 'wgs84', provider: 'gnss', fix_age_s: 1 }, found_on: now.slice(0, 10),
  }
  const answer = await asked('officer', '/api/v1/violations', { method: 'POST', body: JSON.stringify(body) })
  assert.equal(answer.status, 201, await answer.clone().text())
  return (await answer.json()).violation
}

/** The mean colour of a square of so many pixels about a place, out of the map's own canvas. */
async function colourAt(page, { lon, lat }, size = 12) {
  const [zoom, midLat, midLon] = new URL(page.url()).searchParams.get('at').split('/').map(Number)
  const world = (x, y) => { const sin = Math.sin((y * Math.PI) / 180); return [(x / 360 + 0.5) * 512 * 2 ** zoom, (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 512 * 2 ** zoom] }
  const [x, y] = world(lon, lat)
  const [mx, my] = world(midLon, midLat)
  return page.locator('[data-map=done] canvas').first().evaluate((canvas, { dx, dy, size }) => {
    const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl')
    const scale = canvas.width / canvas.clientWidth
    const side = Math.round(size * scale)
    const pixels = new Uint8Array(side * side * 4)
    gl.readPixels(Math.round(canvas.width / 2 + dx * scale - side / 2), Math.round(canvas.height / 2 - dy * scale - side / 2), side, side, gl.RGBA, gl.UNSIGNED_BYTE, pixels)
    const sum = [0, 0, 0]
    for (let i = 0; i < pixels.length; i += 4) for (const c of [0, 1, 2]) sum[c] += pixels[i + c]
    return sum.map((value) => value / (side * side))
  }, { dx: x - mx, dy: y - my, size })
}

const apart = (a, b) => Math.hypot(...a.map((value, i) => value - b[i]))

/** Waits until a place looks as it should. */
async function seen(page, place, isRight, what) {
  let colour
  for (let i = 0; i < 60; i += 1) {
    colour = await colourAt(page, place)
    if (isRight(colour)) return colour
    await page.waitForTimeout(250)
  }
  return assert.fail(`${what}: ${colour}`)
}

/** What a page does by itself when somebody comes back to it. */
const comeBack = (page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

describe('a violation on the district map', () => {
  let page
  let ground
  let made

  before(async () => {
    page = await mapOf('reviewer', `?at=${CAMERA}`)
    ground = await colourAt(page, PLACE)
  })

  it('is not there before its act', async () => {
    assert.equal(await page.locator('[data-total]').getAttribute('data-n'), '0')
    assert.ok(apart(ground, AMBER.light) > 90, `bare ground: ${ground}`)
  })

  it('appears in the picture and in the list after it', async () => {
    made = await register(PLACE)
    await comeBack(page)
    await seen(page, PLACE, (colour) => apart(colour, AMBER.light) < 120 && apart(colour, ground) > 60, 'the mark of the new lead')
    await page.locator(`[data-number="${made.number}"]`).waitFor()
    assert.equal(await page.locator('[data-total]').getAttribute('data-n'), '1')
  })

  it('is shown where its row is pointed at, and opens beside the map', async () => {
    await page.locator(`[data-number="${made.number}"]`).click()
    await page.locator('[data-panel=violations]').waitFor()
    assert.match(await page.locator('[data-panel=violations]').innerText(), new RegExp(made.number))
    assert.match(page.url(), /pick=violations/)
    await page.goBack()
    await page.locator(`[data-number="${made.number}"]`).waitFor()
  })

  it('leaves the picture by a filter, and comes back without it', async () => {
    await page.click('[data-group=moved]')
    await seen(page, PLACE, (colour) => apart(colour, ground) < 12, 'filtered away')
    await page.locator(`[data-number="${made.number}"]`).waitFor({ state: 'detached' })
    await page.click('[data-group=moved]')
    await page.click('[data-group=unapproved]')
    await seen(page, PLACE, (colour) => apart(colour, AMBER.light) < 120, 'of the kind that is asked for')
    await page.click('[data-clear]')
  })

  it('is seen by nobody of another township: neither tile nor list nor pixel', async () => {
    const neighbour = await mapOf('officer-pj', `?at=${CAMERA}`)
    assert.ok(apart(await colourAt(neighbour, PLACE), ground) < 12, 'bare ground')
    assert.equal(await neighbour.locator('[data-row]').count(), 0)
    const n = 2 ** 16
    const sin = Math.sin((PLACE.lat * Math.PI) / 180)
    const [x, y] = [Math.floor((PLACE.lon / 360 + 0.5) * n), Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * n)]
    const tile = `/tiles/violations/16/${x}/${y}.mvt`
    const mine = Buffer.from(await (await asked('reviewer', tile)).arrayBuffer())
    assert.ok(mine.includes(made.id.slice(7)) || mine.includes(made.id), 'the reviewer has it in the tile')
    const theirs = Buffer.from(await (await asked('officer-pj', tile)).arrayBuffer())
    assert.ok(!theirs.includes(made.id), 'not in the neighbour\'s tile')
    assert.ok(theirs.length < mine.length)
    const list = await (await asked('officer-pj', '/api/v1/map/violations?limit=200')).json()
    assert.ok(!list.items.some((line) => line.id === made.id))
    await neighbour.goto(`${BASE}/map?pick=violations:${made.id}`)
    await neighbour.locator('.panel .empty').waitFor()
  })

  it('gives the clerk no layer of violations', async () => {
    const clerk = await mapOf('clerk')
    assert.equal(await clerk.locator('[data-layer=violations]').count(), 0)
    assert.equal(await clerk.locator('[data-on=houses]').getAttribute('aria-pressed'), 'true')
  })
})

describe('the far map', () => {
  it('has rings that add up to the list, and opens one from the keyboard', async () => {
    const page = await mapOf('reviewer')
    const total = Number(await page.locator('[data-total]').getAttribute('data-n'))
    await page.waitForFunction(() => Number(document.querySelector('[data-ringed]')?.getAttribute('data-ringed')) > 0)
    assert.equal(Number(await page.locator('[data-ringed]').getAttribute('data-ringed')), total)
    const counts = await page.locator('[data-ring]').evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-count'))))
    assert.equal(counts.reduce((sum, one) => sum + one, 0), total)
    const facets = await page.locator('[data-group]').evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-count'))))
    assert.ok(facets.reduce((sum, one) => sum + one, 0) >= total, 'a case may be of several kinds')
    const zoom = Number(new URL(page.url()).searchParams.get('at').split('/')[0])
    const largest = page.locator(`[data-ring][data-count="${Math.max(...counts)}"]`).first()
    await largest.focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction((before) => Number(new URL(location.href).searchParams.get('at').split('/')[0]) > before + 0.5, zoom)
    await drawn(page)
    assert.equal(Number(await page.locator('[data-total]').getAttribute('data-n')) <= total, true)
  })

  it('shows another layer beside the first', async () => {
    const page = await mapOf('reviewer', '?layers=violations,houses')
    await page.waitForFunction(() => document.querySelectorAll('[data-ring=houses]').length > 0 && document.querySelectorAll('[data-ring=violations]').length > 0)
  })
})

describe('a link', () => {
  it('opens the same view: place, layers, filters, file and pixels', async () => {
    const page = await mapOf('reviewer', '?at=13.4/25.7/104.06&layers=violations,zones')
    await page.click('[data-group=higher]')
    await page.locator('[data-facet=track] [data-code=planning]').click()
    await drawn(page)
    await page.locator('[data-row]').first().click()
    await page.locator('[data-panel=violations] h2').waitFor()
    await drawn(page)
    const link = new URL(page.url())
    const other = await mapOf('reviewer', link.search)
    assert.equal(new URL(other.url()).search, link.search)
    assert.equal(await other.locator('[data-panel] h2').first().innerText(), await page.locator('[data-panel] h2').first().innerText())
    assert.equal(await other.locator('[data-group=higher]').getAttribute('aria-pressed'), 'true')
    const picture = (one) => one.locator('[data-map=done] canvas').first().evaluate((canvas) => {
      const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl')
      const pixels = new Uint8Array(canvas.width * canvas.height * 4)
      gl.readPixels(0, 0, canvas.width, canvas.height, gl.RGBA, gl.UNSIGNED_BYTE, pixels)
      return Array.from({ length: 4000 }, (_, i) => pixels[Math.floor((i / 4000) * (pixels.length / 4)) * 4])
    })
    const [a, b] = [await picture(page), await picture(other)]
    const differing = a.filter((value, i) => Math.abs(value - b[i]) > 8).length
    assert.ok(differing < 40, `${differing} of 4000 pixels differ`)
  })
})

describe('what is filtered', () => {
  it('is narrowed by time with the handles, and by an area with its corners', async () => {
    const page = await mapOf('reviewer')
    const all = Number(await page.locator('[data-total]').getAttribute('data-n'))
    await page.locator('input[name=from]').focus()
    await page.keyboard.press('End')
    await page.waitForFunction(() => new URL(location.href).searchParams.get('from'))
    await drawn(page)
    const late = Number(await page.locator('[data-total]').getAttribute('data-n'))
    assert.ok(late < all, `${late} of ${all}`)
    await page.click('[data-time=reset]')
    await page.click('[data-area-type]')
    await page.fill('textarea[name=corners]', '104.03 25.66\n104.09 25.66\n104.09 25.73\n104.03 25.73')
    await page.locator('.typed button[type=submit]').click()
    await page.locator('[data-area]').waitFor()
    await page.waitForURL((url) => url.searchParams.has('area') && !url.searchParams.has('from'))
    await drawn(page)
    const within = Number(await page.locator('[data-total]').getAttribute('data-n'))
    const told = await (await asked('reviewer', '/api/v1/map/violations/counts?area=104.03,25.66,104.09,25.66,104.09,25.73,104.03,25.73')).json()
    assert.equal(within, told.total)
    assert.ok(within < all, `${within} of ${all}`)
  })

  it('is drawn as an area by clicking', async () => {
    const page = await mapOf('reviewer', '?at=12/25.7/104.05')
    const corners = (n) => page.locator(`[data-corners="${n}"]`).waitFor()
    await page.click('[data-area-draw]')
    await corners(0)
    const box = await page.locator('[data-map=done]').boundingBox()
    for (const [i, [dx, dy]] of [[-120, -120], [150, -110], [140, 130]].entries()) {
      await page.mouse.click(box.x + box.width / 2 + dx, box.y + box.height / 2 + dy)
      await corners(i + 1)
    }
    await page.click('[data-area-undo]')
    await corners(2)
    await page.mouse.click(box.x + box.width / 2 + 130, box.y + box.height / 2 + 120)
    await corners(3)
    await page.click('[data-area-finish]')
    await page.locator('[data-area]').waitFor()
    assert.equal(new URL(page.url()).searchParams.get('area').split(',').length, 6)
  })

  it('is exported: as many rows as the list has, and the digest that the server said', async () => {
    const page = await mapOf('reviewer')
    await page.click('[data-group=higher]')
    await page.waitForFunction(() => new URL(location.href).searchParams.get('kind'))
    await drawn(page)
    const total = await page.locator('[data-total]').getAttribute('data-n')
    await page.click('[data-export]')
    await page.locator('dialog label', { hasText: 'CSV' }).click()
    await page.locator(`[data-export-rows][data-n="${total}"]`).waitFor()
    await accessible(page, 'the export')
    await page.setViewportSize(DESKTOP)
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-export-go]')])
    const text = await new Response(await download.createReadStream()).text()
    assert.equal(text.trim().split(/\r?\n/).length - 1, Number(total))
    const done = page.locator('[data-exported]')
    await done.waitFor()
    assert.equal(await done.getAttribute('data-n'), total)
    assert.equal(await done.getAttribute('data-same'), 'true')
  })

  it('is printed with its legend, its day and the state of the data', async () => {
    const page = await mapOf('reviewer', '?division=530303101')
    const total = await page.locator('[data-total]').getAttribute('data-n')
    await page.click('[data-print]')
    const sheet = page.locator('[data-sheet]')
    await sheet.waitFor()
    assert.match(await sheet.locator('[data-print-legend]').innerText(), /未批先建/)
    assert.match(await sheet.innerText(), new RegExp(`${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)}`))
    assert.match(await sheet.locator('[data-print-state]').innerText(), /台账 #[\d,]+/)
    assert.match(await sheet.locator('[data-print-filter]').innerText(), /白水镇/)
    assert.ok(Number(await sheet.locator('[data-print-total]').innerText()) >= Number(total) && Number(total) > 0)
    assert.ok(await sheet.locator('img').evaluate((image) => image.naturalWidth > 300))
    await accessible(page, 'the sheet')
  })
})

describe('patches to be checked', () => {
  it('are walked one by one, with a way to the check of each', async () => {
    const page = await mapOf('officer', '?on=patches')
    await page.click('[data-queue]')
    await page.locator('[data-panel=patches] [data-check]').waitFor()
    const number = page.locator('[data-panel=patches] [data-file]')
    const first = await number.getAttribute('data-file')
    assert.match(await page.locator('[data-at]').innerText(), /第 1 个/)
    await page.keyboard.press('j')
    await page.waitForFunction((before) => { const now = document.querySelector('[data-panel=patches] [data-file]')?.getAttribute('data-file'); return now && now !== before }, first)
    assert.match(await page.locator('[data-at]').innerText(), /第 2 个/)
    assert.match(await page.locator('[data-check]').getAttribute('href'), /\/patches\?season=.*patch=/)
    await page.keyboard.press('Escape')
    await page.locator('[data-total]').waitFor()
  })
})

for (const [where, viewport, theme, locale] of [['at a desk', DESKTOP, 'light', 'zh-CN'], ['at night, in English', DESKTOP, 'dark', 'en'], ['on a phone', PHONE, 'light', 'zh-CN'], ['on a phone at night', PHONE, 'dark', 'en']]) {
  it(`hides nothing from whoever cannot see it, ${where}`, async () => {
    const page = await mapOf('reviewer', '?layers=violations,zones', { viewport, theme, locale })
    await accessible(page, 'the map')
    await page.setViewportSize(viewport)
    if (viewport === PHONE) {
      await page.click('[data-sheet-open=filters]')
      await accessible(page, 'the filters')
      await page.setViewportSize(viewport)
      await page.locator('.filters .closer').click()
      await page.click('[data-sheet-open=list]')
    }
    await page.locator('[data-row]').first().click()
    await page.locator('[data-panel=violations] h2').waitFor()
    await accessible(page, 'a case beside the map')
    await page.setViewportSize(viewport)
    await page.click('[data-zoom]')
    await settle(page)
    assert.ok(Number(new URL(page.url()).searchParams.get('at').split('/')[0]) > 16, 'the map went there')
    assert.equal(await page.locator('[data-panel=violations]').isVisible(), viewport !== PHONE, 'and on a phone it can be seen')
  })
}
