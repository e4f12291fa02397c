import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { accessible } from './axe.mjs'
import { BASE, DESKTOP, launch, open, PASSWORD, PHONE, settle, signIn } from './browser.mjs'

let browser
before(async () => { browser = await launch() })
after(() => browser.close())

/** What the server says to somebody, past the page. */
async function asked(username, path) {
  const session = await fetch(`${BASE}/api/v1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ username, password: PASSWORD }) })
  const { access_token: token } = await session.json()
  const answer = await fetch(`${BASE}/api/v1${path}`, { headers: { Authorization: `Bearer ${token}` } })
  assert.equal(answer.status, 200, path)
  return answer.json()
}

/** Opens the board with every chart drawn. */
async function board(page, path = '/board') {
  await page.goto(BASE + path)
  await page.locator('[data-chart=done]').first().waitFor({ state: 'attached' })
  await settle(page)
}

describe('the board, as the district reviewer reads it', () => {
  let page
  let stats
  before(async () => {
    stats = await asked('reviewer', '/stats/overview')
    page = await open(browser, { viewport: DESKTOP })
    await signIn(page, 'reviewer', '/board')
    await board(page)
  })
  after(() => page.context().close())

  const n = (part, figure) => page.locator(`[data-part="${part}"] [data-figure="${figure}"] [data-n]`).first().getAttribute('data-n').then(Number)

  it('shows the figures that the server gives', async () => {
    for (const one of stats.houses.flow) assert.equal(await n('houses', one.code), one.n, one.code)
    for (const one of stats.cases.flow) assert.equal(await n('cases', one.code), one.n, one.code)
    for (const one of stats.houses.ran_out) assert.equal(await n('today', one.code), one.n, one.code)
    for (const one of stats.houses.stages) {
      assert.equal(await n('stages', one.code), one.n, one.code)
      const median = await page.locator(`[data-part=stages] [data-figure=${one.code}] [data-median]`).textContent()
      assert.equal(median.trim(), one.median_days === null ? '—' : String(one.median_days), one.code)
    }
    for (const one of stats.houses.limits) assert.equal(await n('limits', `${one.code}.${one.limit}`), one.n, one.code)
    for (const one of stats.cases.sources) assert.equal(await n('sources', one.code), one.leads, one.code)
    for (const one of stats.houses.ages) {
      assert.equal(Number(await page.locator(`[data-part=ages] [data-figure=houses] [data-age="${one.code}"] [data-n]`).getAttribute('data-n')), one.n, one.code)
    }
    assert.ok(stats.houses.flow[0].n > 10 && stats.cases.flow[0].n > 3, 'the demonstration has something to count')
  })

  it('draws its charts, with patterns beside the colours', async () => {
    const chart = page.locator('[data-part=stages] [data-chart=done]')
    assert.match(await chart.getAttribute('aria-label'), /中位/)
    // Five hues of the stages and, on each, the lines of its pattern.
    const drawn = await chart.locator('canvas').first().evaluate((canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      const seen = new Map()
      for (let i = 0; i < data.length; i += 4) {
        const key = `${data[i]},${data[i + 1]},${data[i + 2]}`
        if (data[i + 3] > 250) seen.set(key, (seen.get(key) ?? 0) + 1)
      }
      return [...seen].filter(([, times]) => times > 20).map(([key]) => key)
    })
    const hues = { planning: '58,103,177', approval: '42,138,134', construction: '196,134,28' }
    for (const [stage, hue] of Object.entries(hues)) assert.ok(drawn.includes(hue), `${stage} has its own hue`)
    assert.ok(drawn.length > 8, `patterns over the hues: ${drawn.length} colours`)
  })

  it('has a table behind each chart, a click away', async () => {
    const part = page.locator('[data-part=limits]')
    assert.equal(await part.locator('table').isVisible(), false)
    await part.locator('[data-twin]').click()
    assert.equal(await part.locator('table').isVisible(), true)
    assert.equal(await part.locator('[data-chart]').isVisible(), false)
    await part.locator('[data-twin]').click()
  })

  it('opens behind each figure a list with as many rows', async () => {
    for (const twin of await page.locator('[data-twin]').all()) if (await twin.getAttribute('aria-pressed') === 'false') await twin.click()
    for (const fold of await page.locator('[data-part=rules] summary').all()) await fold.click()
    const figures = await page.locator('a[data-list]').evaluateAll((links) => links.map((link) => [link.getAttribute('href'), Number(link.dataset.n)]))
    const lists = new Map(figures)
    assert.ok(lists.size > 60, `${lists.size} figures with a list`)
    let opened = 0
    const rest = []
    for (const [list, count] of lists) {
      // Long lists come page by page; the server's own tests count them all.
      if (list.startsWith('/patrols?view=coverage')) rest.push([list, count])
      else if (count > 30 || (opened >= 40 && !list.includes('late'))) continue
      else {
        await page.goto(BASE + list)
        await settle(page)
        const rows = await page.locator(list.startsWith('/houses') ? '[data-house]' : list.startsWith('/violations') ? '[data-case]' : '[data-reason]').count()
        assert.equal(rows, count, list)
        opened += 1
      }
    }
    assert.ok(opened >= 30, `${opened} lists`)
    for (const [list, count] of rest) {
      await page.goto(BASE + list)
      await settle(page)
      const sums = await page.locator('tfoot [data-visits]').evaluate((cell) => [cell.dataset.visits, cell.dataset.unproven, cell.dataset.seen].map(Number))
      assert.ok(sums.includes(count), `${list}: ${count} in ${sums}`)
    }
    await board(page)
  })

  it('says on the list which figure it stands behind, and lets it go', async () => {
    await page.locator('[data-part=houses] [data-figure=decided] a').click()
    const chip = page.locator('p[data-figure=decided]')
    await chip.waitFor()
    assert.match(await chip.innerText(), /作出决定/)
    await chip.locator('button').click()
    await page.waitForURL((url) => !url.searchParams.has('figure') && !url.searchParams.has('from'))
    await board(page)
  })

  it('keeps place and period in the address', async () => {
    await page.selectOption('select[name=division]', '530303101')
    await page.waitForURL((url) => url.searchParams.get('division') === '530303101')
    await page.click('[data-period=year]')
    await page.waitForURL((url) => url.searchParams.get('division') === '530303101' && url.searchParams.has('from'))
    const here = await asked('reviewer', `/stats/overview${new URL(page.url()).search}`)
    await settle(page)
    assert.equal(await n('houses', 'received'), here.houses.flow[0].n)
    assert.match(await page.locator('h1').innerText(), /白水镇/)
    await page.reload()
    await settle(page)
    assert.equal(await n('houses', 'received'), here.houses.flow[0].n)
    await board(page)
  })

  it('gives its figures as CSV', async () => {
    for (const of of ['overview', 'townships']) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[data-csv=${of}]`)])
      const text = await readFile(await download.path(), 'utf8')
      assert.ok(text.startsWith('\ufeff'), 'a spreadsheet takes it for what it is')
      const cells = text.split('\r\n').map((line) => line.split(','))
      const row = cells.find((line) => line.includes('received'))
      if (of === 'overview') assert.equal(Number(row[3]), stats.houses.flow[0].n)
      else assert.ok(cells.some((line) => line[0] === '530303101' && line[1] === '白水镇'), 'each township by its code')
    }
  })

  it('shows each township by itself, in the order of the codes', async () => {
    const { items } = await asked('reviewer', '/stats/townships')
    const rows = await page.locator('[data-part=townships] tr[data-row]').evaluateAll((all) => all.map((row) => row.dataset.row))
    assert.deepEqual(rows, items.map((one) => one.township.code))
    assert.deepEqual(rows, [...rows].sort())
  })

  it('prints on A4 with charts and tables', async () => {
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('[data-part=limits] table').isVisible(), true)
    assert.equal(await page.locator('[data-part=limits] [data-chart]').isVisible(), true)
    assert.equal(await page.locator('form[role=search]').isVisible(), false)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    assert.ok(pdf.length > 20_000)
    assert.match(pdf.toString('latin1'), /MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]/)
    await page.emulateMedia({ media: 'screen' })
  })

  it('leaves the console quiet: nothing of it breaks the content policy', () => assert.deepEqual(page.faults, []))
})

it('is the township’s own for its head, and nobody’s for the window', async () => {
  const page = await open(browser, { viewport: DESKTOP })
  await signIn(page, 'chief', '/board')
  await board(page)
  assert.match(await page.locator('h1').innerText(), /白水镇/)
  assert.equal(await page.locator('select[name=division]').count(), 0)
  const own = await asked('chief', '/stats/overview')
  assert.equal(Number(await page.locator('[data-part=houses] [data-figure=received] [data-n]').getAttribute('data-n')), own.houses.flow[0].n)
  await page.context().close()
  const clerk = await open(browser, { viewport: DESKTOP })
  await signIn(clerk, 'clerk')
  assert.equal(await clerk.locator('nav a[href="/board"]').count(), 0)
  await clerk.goto(`${BASE}/board`)
  await clerk.locator('[role=alert]').waitFor()
  await clerk.context().close()
})

for (const theme of ['light', 'dark']) {
  for (const [where, viewport, locale] of [['desktop', DESKTOP, 'zh-CN'], ['phone', PHONE, 'en']]) {
    it(`axe finds nothing grave on the board, ${theme}, ${where}, ${locale}`, async () => {
      const page = await open(browser, { viewport, locale, theme })
      await signIn(page, 'reviewer', '/board')
      await board(page)
      await accessible(page, '/board as charts')
      for (const twin of await page.locator('[data-twin]').all()) await twin.click()
      await accessible(page, '/board as tables')
      for (const path of ['/houses?figure=in_time.review.legal&from=2026-01-01&to=2026-12-31', '/violations?figure=leads.pending', '/patrols?reason=violation_recheck&overdue=true']) {
        await page.setViewportSize(viewport)
        await page.goto(BASE + path)
        await accessible(page, path)
      }
      assert.deepEqual(page.faults, [])
      await page.context().close()
    })
  }
}
