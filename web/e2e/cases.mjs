import assert from 'node:assert/strict'
import { BASE, open, settle, signIn } from './browser.mjs'
import { diary, somewhere } from './people.mjs'
import { photo } from './photos.mjs'

export const VILLAGE = '530303101201'
/** In the place of a field's value: a photo taken now. */
export const PHOTO = Symbol('a photo')
/** In the place of a photo: the first that the file has. */
export const FIRST = Symbol('the first photo')

/**
 * Fills one field of a form that was made from what the server says, whatever input it got: `value` is a text, a number,
 * a yes or no, a list of codes or lines, an object, a list of objects, or PHOTO.
 */
export async function set(form, path, value) {
  if (path === 'officers' || path.endsWith('.officers')) return setOfficers(form, value)
  if (Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null)) {
    for (const [i, one] of value.entries()) {
      await form.locator(`[data-add="${path}"]`).click()
      await fill(form, one, `${path}.${i}.`)
    }
    return undefined
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const opener = form.locator(`input[type=checkbox][name="${path}"]`)
    if (await opener.count()) await opener.check()
    return fill(form, value, `${path}.`)
  }
  const input = form.locator(`[data-path="${path}"]`).first()
  await input.waitFor({ state: 'attached' })
  if (value === PHOTO) return setPhoto(form, path)
  // The latest stands first.
  if (value === FIRST) return form.locator(`[data-path="${path}"] label:has(input[type=radio])`).last().click()
  const tag = await input.evaluate((element) => (element.type === 'checkbox' ? 'CHECKBOX' : element.tagName))
  if (tag === 'SELECT') return input.selectOption(String(value))
  if (tag === 'CHECKBOX') return value ? input.check() : input.uncheck()
  if (tag === 'FIELDSET') {
    const wanted = [value].flat().map(String)
    // What was suggested may stand there already, and more than is wanted.
    for (const choice of await input.locator('input').all()) {
      const on = wanted.includes(await choice.getAttribute('value'))
      const radio = await choice.getAttribute('type') === 'radio'
      if (await choice.isChecked() !== on && (on || !radio)) await input.locator(`label:has(input[value="${await choice.getAttribute('value')}"])`).click()
    }
    return undefined
  }
  return input.fill([value].flat().join('\n'))
}

export async function fill(form, fields, prefix = '') {
  for (const [name, value] of Object.entries(fields)) await set(form, prefix + name, value)
}

async function setOfficers(form, [first, second]) {
  const chooser = form.locator('select[name=first]')
  if (await chooser.count()) await chooser.selectOption(first)
  await form.locator('select[name=second]').selectOption(second)
}

async function setPhoto(form, path) {
  const at = form.locator(`[data-path="${path}"], [data-path="${path}.new"]`).locator('[data-photo=file]').first()
  const before = await form.locator('[data-upload]').count()
  await at.setInputFiles(photo())
  await form.locator('[data-upload]').nth(before).waitFor()
  await form.locator('[data-upload=working]').waitFor({ state: 'detached' })
}

/** One violation's way in front of the interface, every act by the person whose act it is. */
export class Case {
  constructor(browser, viewport, { daysAgo = 0, at = somewhere(), theme = 'light', locale = 'zh-CN' } = {}) {
    this.browser = browser
    this.viewport = viewport
    this.look = { theme, locale }
    this.diary = daysAgo > 0 ? diary(daysAgo) : null
    this.at = at
    this.pages = new Map()
  }

  async page(username) {
    const known = this.pages.get(username)
    if (known) return known
    const geolocation = { longitude: this.at.lon, latitude: this.at.lat, accuracy: 6 }
    const page = await open(this.browser, { viewport: this.viewport, geolocation, ...this.look })
    await signIn(page, username)
    this.pages.set(username, page)
    return page
  }

  async close() {
    for (const page of this.pages.values()) {
      assert.deepEqual(page.faults, [], 'the console stayed quiet')
      await page.context().close()
    }
  }

  /** Registers the lead, with a photo, from where the phone stands. */
  async register(username = 'officer', { day = 0, village = VILLAGE, source, description = '路边新砌一层墙，有三名工人', query = '', photos = 1 } = {}) {
    const page = await this.page(username)
    await page.goto(`${BASE}/violations/new${query}`)
    const form = page.locator('form.frame')
    await page.locator('#place .number').first().waitFor()
    await set(form, 'village', village)
    if (source) await set(form, 'source', source)
    await set(form, 'description', description)
    if (this.diary) {
      await set(form, 'found_on', this.diary.date(day))
      await set(form, 'at', this.diary.at(day))
    }
    for (let i = 0; i < photos; i += 1) await form.locator('[data-photo=file]').setInputFiles(photo())
    await form.locator('footer button[type=submit]').click()
    await page.waitForURL(/\/violations\/\d/).catch(async () => {
      assert.fail(`${username}: the lead was refused: ${(await form.innerText()).replace(/\s+/g, ' ').slice(0, 400)}`)
    })
    this.id = new URL(page.url()).pathname.split('/').pop()
    await settle(page, { pictures: false })
    this.number = (await page.locator('article header .number').first().innerText()).trim()
    return page
  }

  async open(username, query = '') {
    const page = await this.page(username)
    await page.goto(`${BASE}/violations/${this.id}${query}`)
    await page.locator('article h1').waitFor()
    await settle(page, { pictures: false })
    return page
  }

  /** Opens the form of an act, fills it, submits it, and waits for the receipt. `fields` are named as in the contract. */
  async act(username, act, fields = {}, { day } = {}) {
    const page = await this.open(username)
    const button = page.locator(`button[data-act=${act}]`)
    await button.waitFor({ state: 'attached' })
    // What is rare lies folded.
    if (!(await button.isVisible())) await page.locator('details.rare summary').click()
    await button.click()
    const form = page.locator('dialog form')
    if (act === 'order_stop') await form.locator('details.more summary').click()
    await this.fillAt(form, fields, day)
    await form.locator('footer button[type=submit]').click()
    await page.locator('dialog').waitFor({ state: 'detached' }).catch(async () => {
      assert.fail(`${username}: ${act} was refused: ${(await form.locator('.outcome, .needs').allInnerTexts()).join(' ').replace(/\s+/g, ' ')}`)
    })
    await page.locator('.good-note').waitFor()
    await settle(page, { pictures: false })
    return page
  }

  /** The moment first: a photo taken in the form bears it. */
  async fillAt(form, fields, day) {
    if (this.diary) await set(form, 'at', this.diary.at(day ?? 0))
    await fill(form, fields)
  }

  /** What the file's address answers, read as this person. */
  async file(username) {
    const page = await this.page(username)
    const answer = page.waitForResponse((response) => response.url().endsWith(`/api/v1/violations/${this.id}`) && response.request().method() === 'GET')
    await page.goto(`${BASE}/violations/${this.id}`)
    return (await answer).json()
  }

  /** Two officers go and look. */
  verify(fields = {}, options = {}) {
    return this.act('officer', 'verify', { officers: ['officer', 'officer2'], photos: PHOTO, suspected: true, findings: '已砌至一层，未见规划许可证和宅基地批准书', ...fields }, options)
  }

  /** The head files it: by default on the planning track, a villager's dwelling under way. */
  openCase(fields = {}, options = {}) {
    const built = this.diary ? this.diary.date((options.day ?? 0) - 20) : new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10)
    return this.act('chief', 'open_case', {
      track: 'planning', basis: 'planning65', kinds: ['V01'], officers: ['officer', 'officer2'],
      party: { name: '张三石', address: '白水镇勺达村五组17号', kind: 'villager' }, conduct: { used_as: 'dwelling', built_from: built }, ...fields,
    }, options)
  }

  /**
   * From the lead to the served decision of the usual case, day by day: stopped, filed, measured, reviewed, told, decided.
   * The file needs a diary. Gives the head who decides.
   */
  async decided(law = 'planning65') {
    const planning = law === 'planning65'
    const head = planning ? 'chief' : 'chief-bureau'
    const unit = planning ? '530303101' : '530303'
    const two = { officers: ['officer', 'officer2'] }
    const order = { measures: planning ? ['demolish'] : ['return_land', 'demolish'], facts: '超出批准层数一层', reasons: '经责令限期改正，逾期未改正' }
    const serve = (paper, day, mode = { mode: 'direct' }) => this.act('officer', 'serve', { ...two, paper, ...mode }, { day })
    await this.register('officer', { day: 0 })
    await this.verify({}, { day: 0 })
    await this.act('officer', 'order_stop', { ...two, photos: PHOTO, law, unit, facts: '擅自加建第三层', correct_by: this.diary.date(15) }, { day: 0 })
    await serve('stop_order', 0)
    await this.act(head, 'open_case', {
      track: planning ? 'planning' : 'land', basis: law, kinds: [planning ? 'V08' : 'V02'], unit, ...two,
      party: { name: '王大山', address: '白水镇勺达村五组17号', kind: 'villager' }, conduct: { used_as: 'dwelling', built_from: this.diary.date(-20) },
    }, { day: 1 })
    await this.act('officer', 'investigate', {
      ...two, evidence: [{ kind: 'site_record', title: '现场勘验笔录', file: PHOTO }, { kind: 'party_statement', title: '询问笔录' }],
      measured: { method: 'rtk', drawing_no: '沾测2026-08', excess_m2: 84.5 }, findings: '超出批准层数一层',
    }, { day: 2 })
    await this.act('officer', 'recheck', { ...two, photos: PHOTO, result: 'uncorrected' }, { day: 16 })
    await this.act('legal', 'legal_review', { verdict: 'pass', opinion: '事实清楚，程序合法', qualification_no: 'A2011530300017' }, { day: 16 })
    await this.act('officer', 'notify', { ...order, hearing_offered: true, statement_offered: true }, { day: 17 })
    await serve('notice', 17)
    await this.act('officer', 'respond', { kind: 'waiver', content: '放弃陈述、申辩和听证' }, { day: 18 })
    await this.act(head, 'decide', {
      ...order, comply_by: this.diary.date(34), review_body: '沾益区人民政府', court: '沾益区人民法院', discussed_on: this.diary.date(19), discussed_by: ['镇长', '副镇长', '司法所长'], statement_considered: true,
    }, { day: 19 })
    await serve('decision', 19, { mode: 'left', witness: '村委会李主任' })
    return head
  }
}
