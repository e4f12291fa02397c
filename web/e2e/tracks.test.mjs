import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { accessible } from './axe.mjs'
import { DESKTOP, launch } from './browser.mjs'
import { Case } from './cases.mjs'
import { papers } from './papers.mjs'
import { calendar } from './people.mjs'
import { byOwnForce, byTheCourt, byTheParty, TRACKS, untilDecision } from './tracks.mjs'

let browser
before(async () => { browser = await launch() })
after(() => browser.close())

/** A case in front of the interface, its acts taken from a list, each looked at when it is done. */
class Play extends Case {
  constructor(track) {
    super(browser, DESKTOP)
    this.track = track
    this.diary = calendar(track.start)
  }

  day(code) {
    return this.view.clocks.find((clock) => clock.code === code).day
  }

  later(days) {
    return new Date(Date.parse(this.last) + days * 86_400_000).toISOString().slice(0, 10)
  }

  async step([who, act, when, fields, shows]) {
    const day = typeof when === 'function' ? when(this) : when
    if (shows.refused) return this.refused(who, act, fields, day, shows.refused)
    const page = await this.page(who)
    // From before the form is opened until it is sent.
    const answered = page.waitForResponse((response) => response.url().endsWith(`/violations/${this.id}/acts`) && response.request().method() === 'POST', { timeout: 240_000 })
    const [answer] = await Promise.all([answered, this.act(who, act, fields, { day })])
    this.view = (await answer.json()).violation
    this.last = this.diary.date(day)
    await this.shows(page, `${act} on ${this.last}`, shows)
  }

  /** What the file shows of itself after an act, on the page and in the answer alike. */
  async shows(page, what, { state, now, clock, exhibits }) {
    if (state) {
      assert.equal(this.view.state, state, what)
      assert.equal((await page.locator('article header .state').innerText()).trim(), this.view.state_label, what)
    }
    if (now !== undefined) {
      await page.locator(now ? `[data-step="${now}"][aria-current=step]` : '[data-step=close].done').waitFor()
      assert.equal(await page.locator('[aria-current=step]').count(), now ? 1 : 0, what)
    }
    if (clock) {
      const [code, day = this.day(clock[0])] = clock
      assert.equal(this.day(code), day, `${what}: ${code}`)
      assert.ok(this.view.clocks.find((one) => one.code === code).basis, `${what}: ${code} names its article`)
    }
    // Every clock that still runs stands on the page with its day; those that are past lie folded.
    const running = await page.locator('[data-clock]').evaluateAll((items) => items.map((item) => item.dataset.clock))
    const past = await page.locator('section[aria-labelledby=case-clocks] details.past li').count()
    assert.equal(running.length + past, this.view.clocks.length, `${what}: every clock is shown`)
    if (exhibits) assert.equal(await page.locator('[data-exhibit]').count(), exhibits, what)
  }

  /** Fills the form and is told why not, each reason with its article; where the act is not even open, the page says so. */
  async refused(who, act, fields, day, codes) {
    const page = await this.open(who)
    const button = page.locator(`button[data-act=${act}]`)
    await button.waitFor({ state: 'attached' })
    if (!(await button.isVisible())) await page.locator('details.rare summary').click()
    await button.click()
    const early = await button.evaluate((element) => element.classList.contains('blocked'))
    const form = page.locator(early ? 'section[aria-labelledby=now]' : 'dialog form')
    if (!early) {
      await this.fillAt(form, fields, day)
      await form.locator('footer button[type=submit]').click()
    }
    for (const code of codes) await form.locator(`[data-requirement="${code}"].missing .basis`).waitFor()
    if (!early) await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
  }

  async all(steps) {
    for (const step of steps) await this.step(step)
  }
}

async function begun(track) {
  const play = new Play(track)
  await play.register(track.officers[0], { day: 0, description: track.order.facts })
  return play
}

describe('the planning track, from the lead to the end, by the township', () => {
  const track = TRACKS.planning
  let play
  before(async () => { play = await begun(track) })
  after(() => play?.close())

  it('goes up to the served decision', async () => {
    await play.all(untilDecision(track, play.diary.date))
    // Served on 2025-03-22: sixty days end on 05-21, six months on 09-22, a Monday (行政复议法 20, 行政诉讼法 46).
    assert.deepEqual([play.day('review'), play.day('suit')], ['2025-05-21', '2025-09-22'])
  })
  it('goes on by its own force, not a day too early, and ends with the photo beside the first', async () => {
    await play.all(byOwnForce(track, play.diary.date))
    const page = await play.open(track.head)
    assert.equal(await page.locator('[data-step=apply_to_court]').count(), 0)
    await accessible(page, 'a closed case')
  })
  it('has its papers, as they are printed', () => papers(play, track))
})

describe('the land track, from the lead to the end, by the county', () => {
  const track = TRACKS.land
  let play
  before(async () => { play = await begun(track) })
  after(() => play?.close())

  it('is nothing that the township\'s head decides', async () => {
    const [verify, stop, serve, open, ...rest] = untilDecision(track, play.diary.date)
    await play.all([verify, stop, serve])
    await play.step(['chief', open[1], open[2], { ...open[3], officers: ['officer', 'officer2'] }, { refused: ['head_of_unit'] }])
    await play.all([open, ...rest])
  })
  it('knows no demolition, and goes to the court inside its window', async () => {
    for (const who of [track.head, track.officers[0], 'chief']) {
      const page = await play.open(who)
      await page.locator('section[aria-labelledby=now]').waitFor()
      for (const act of ['demolish', 'announce', 'decide_enforcement']) assert.equal(await page.locator(`[data-act=${act}], [data-step=${act}]`).count(), 0, `${who}: ${act}`)
    }
    await play.all(byTheCourt(track))
    assert.equal(await (await play.open(track.head)).locator('[data-step=demolish]').count(), 0)
  })
  it('has its papers, as they are printed', () => papers(play, track))
})

describe('the zone track, by a road, with a fine', () => {
  const track = TRACKS.zone
  let play
  before(async () => { play = await begun(track) })
  after(() => play?.close())

  it('goes up to the served decision, the fine within its article', async () => {
    await play.all(untilDecision(track, play.diary.date))
    assert.match(await (await play.open(track.head)).locator('[data-paper=decision]').innerText(), /8,?000/)
  })
  it('ends where the party paid and took it down itself', async () => {
    await play.all(byTheParty(track, play.diary.date))
  })
  it('has its papers, as they are printed', () => papers(play, track))
})
