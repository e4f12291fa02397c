import assert from 'node:assert/strict'
import { BASE, open, settle, signIn } from './browser.mjs'
import { diary, idNumber, somewhere } from './people.mjs'
import { photo } from './photos.mjs'

const VILLAGE = '530303101201'

/** One house's life in front of the interface, every act by the person whose act it is. */
export class Walk {
  constructor(browser, viewport) {
    this.browser = browser
    this.viewport = viewport
    this.diary = diary(150)
    this.corner = somewhere()
    this.headId = idNumber()
    this.pages = new Map()
  }

  async page(username) {
    const known = this.pages.get(username)
    if (known) return known
    const geolocation = { longitude: this.corner.lon + 6 / 100_420, latitude: this.corner.lat + 6 / 110_770, accuracy: 6 }
    const page = await open(this.browser, { viewport: this.viewport, geolocation })
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

  next(page) {
    return page.click('form.card footer button[type=submit]')
  }

  async apply() {
    const page = await this.page('cadre')
    await page.goto(`${BASE}/houses/new`)
    await page.selectOption('select[name=village]', VILLAGE)
    await page.fill('input[name=head_name]', '王大山')
    await page.fill('input[name=id_number]', this.headId)
    await page.fill('input[name=phone]', '13800000000')
    const members = [['李小梅', 'spouse', '19720303'], ['王小石', 'child', '19980909'], ['王小溪', 'child', '20011224'], ['王老石', 'parent', '19450505']]
    for (const [i, [name, relation, birth]] of members.entries()) {
      await page.click('[data-add-member]')
      await page.fill(`input[name=member-name-${i}]`, name)
      await page.selectOption(`select[name=member-relation-${i}]`, relation)
      await page.fill(`input[name=member-id-${i}]`, idNumber(birth))
    }
    await this.next(page)

    await page.locator('[data-path=build_type] label', { has: page.locator('input[value=new_site]') }).click()
    await page.selectOption('select[name=land_class]', 'construction')
    await page.fill('input[name=corner_lon]', String(this.corner.lon))
    await page.fill('input[name=corner_lat]', String(this.corner.lat))
    await page.fill('input[name=width_m]', '12')
    await page.fill('input[name=length_m]', '12')
    await page.click('[data-lay]')
    assert.match(await page.locator('.area').innerText(), /144\.0/, 'twelve metres by twelve are 144 m²')
    for (const [side, name] of [['east', '村道'], ['south', '李家'], ['west', '空地'], ['north', '王家']]) await page.fill(`input[name=side-${side}]`, name)
    await this.next(page)

    await page.fill('input[name=left_m]', '1')
    await page.fill('input[name=front_m]', '1')
    await page.click('[data-lay]')
    await page.fill('input[name=floor_area_m2]', '200')
    await page.fill('input[name=storeys]', '2')
    await page.fill('input[name=height_m]', '7.2')
    await this.next(page)

    await page.fill('textarea[name=reason]', '分户新建住房')
    await page.locator('[data-path=neighbours_consulted]').check()
    await this.next(page)
    for (const code of ['application_form', 'commitment', 'identity', 'household_register']) await page.check(`input[name=material-${code}]`)
    await this.next(page)
    await page.fill('input[name=at]', this.diary.at(0))
    await this.next(page)
    await page.waitForURL(/\/houses\/530303-/)
    this.id = new URL(page.url()).pathname.split('/').pop()
    await settle(page, { pictures: false })
    this.number = (await page.locator('article header .number').first().innerText()).trim()
  }

  /** Opens the form of an act, fills it, submits it, and waits for the receipt. */
  async act(username, act, day, fill = async () => undefined) {
    const page = await this.page(username)
    await page.goto(`${BASE}/houses/${this.id}`)
    await settle(page, { pictures: false })
    await page.click(`button[data-act=${act}]`)
    const form = page.locator('dialog form')
    await form.locator('input[name=at]').fill(this.diary.at(day))
    await fill(form, page)
    await form.locator('footer button[type=submit]').click()
    await page.locator('dialog').waitFor({ state: 'detached' }).catch(async () => {
      assert.fail(`${username}: ${act} was refused: ${(await form.locator('.outcome').innerText()).replace(/\s+/g, ' ')}`)
    })
    await page.locator('.good-note').waitFor()
    await settle(page, { pictures: false })
  }

  choose(form, path, value) {
    return form.locator(`[data-path="${path}"] label`, { has: form.page().locator(`input[value=${value}]`) }).click()
  }

  /** A visit with a photo from the spot; `measure` fills the measurement. */
  visit(kind, day, measure = async () => undefined) {
    return this.act('officer', 'inspect', day, async (form) => {
      await form.locator('select[name=kind]').selectOption(kind)
      await form.locator('select[name=second]').selectOption('officer2')
      await form.locator('[data-photo=file]').setInputFiles(photo())
      await form.locator('[data-upload=inside]').waitFor()
      await this.choose(form, 'conclusion', 'conforms')
      await measure(form)
    })
  }

  outline(form, path, way) {
    return form.locator(`[data-outline="${path}"] label`, { has: form.page().locator(`input[value=${way}]`) }).click()
  }

  async throughPlanning() {
    await this.act('cadre', 'hold_meeting', 3, async (form) => {
      for (const [name, count] of [['due_count', 30], ['present_count', 26], ['for_count', 25], ['against_count', 1]]) await form.locator(`input[name=${name}]`).fill(String(count))
    })
    await this.act('cadre', 'publish_notice', 4, (form) => form.locator('input[name=place]').fill('村务公开栏'))
    await this.act('cadre', 'close_notice', 12)
    await this.act('cadre', 'give_village_opinion', 13, (form) => this.verdict(form, 'agree', '符合一户一宅'))
  }

  async verdict(form, verdict, reason) {
    await this.choose(form, 'verdict', verdict)
    await form.locator('textarea[name=reason]').fill(reason)
  }

  async throughApproval() {
    await this.act('clerk', 'accept_application', 14, async (form) => {
      const drawing = form.locator('[data-material=design_drawing]')
      await drawing.locator('.defer input').check()
      await drawing.locator('input[name=due-design_drawing]').fill(this.diary.date(17))
      await this.choose(form, 'verdict', 'accepted')
    })
    await this.visit('application_visit', 16)
    await this.act('station-nr', 'give_opinion', 16, (form) => this.verdict(form, 'agree', '符合村庄规划'))
    await this.act('station-ag', 'give_opinion', 17, (form) => this.verdict(form, 'agree', '符合一户一宅,公示无异议'))
    await this.act('chief', 'decide_application', 18, (form) => this.verdict(form, 'approve', '同意'))
    await this.act('clerk', 'submit_material', 18, (form) => this.choose(form, 'code', 'design_drawing'))
    for (const permit of ['planning_permit', 'homestead_approval']) {
      await this.act('chief', 'issue_permit', 18, async (form) => {
        await this.choose(form, 'permit', permit)
        await form.locator('input[name=valid_to]').fill(this.diary.date(18 + 365))
      })
    }
  }

  async throughBuilding() {
    await this.act('clerk', 'register_builder', 20, async (form) => {
      await this.choose(form, 'kind', 'craftsman')
      await form.locator('input[name=name]').fill('赵师傅')
      await form.locator('input[name=certificate_no]').fill('YN-5303-0042')
      await form.locator('input[name=drawing_no]').fill('滇农房图集-07')
    })
    await this.visit('set_out', 22, async (form) => {
      await this.choose(form, 'measurement.method', 'rtk')
      await this.outline(form, 'measurement.staked', 'approved')
    })
    await this.act('officer', 'commence', 23)
    for (const [kind, day] of [['foundation', 35], ['storey', 55], ['roof', 80]]) await this.visit(kind, day)
    await this.act('clerk', 'report_completion', 85, (form) => form.locator('input[name=completed_on]').fill(this.diary.date(84)))
  }

  async throughAcceptance() {
    await this.visit('completion_visit', 88, async (form) => {
      await this.choose(form, 'measurement.method', 'rtk')
      await this.outline(form, 'measurement.built_footprint', 'approved')
      await this.outline(form, 'measurement.occupied_plot', 'approved')
      await form.locator('input[name=floor_area_m2]').fill('200')
      await form.locator('input[name=storeys]').fill('2')
      await form.locator('input[name=height_m]').fill('7.15')
    })
    await this.act('chief', 'accept_house', 90, async (form) => {
      await this.choose(form, 'verdict', 'pass')
      await this.choose(form, 'old_house', 'not_due')
    })
    await this.act('clerk', 'register_title', 100, async (form) => {
      await form.locator('input[name=certificate_no]').fill('云(2026)沾益区不动产权第0000001号')
      await form.locator('input[name=unit_no]').fill('530303101201JC00123F00010001')
    })
  }
}
