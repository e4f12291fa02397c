/** Pictures of every page: phone and desktop, light and dark, in both languages. Usage: node e2e/shots.mjs FOLDER [only] */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { BASE, DESKTOP, launch, open, PHONE, settle, signIn } from './browser.mjs'

const folder = process.argv[2] ?? 'shots'
const only = process.argv[3] ? new RegExp(process.argv[3]) : /./
await mkdir(folder, { recursive: true })

async function firstHouse(page, query) {
  await page.goto(`${BASE}/houses${query}`)
  await settle(page)
  const link = page.locator('[data-house] a').first()
  if (await link.count() === 0) return null
  return link.getAttribute('href')
}

/** The first case of a view of the cases. */
async function firstCase(page, query) {
  await page.goto(`${BASE}/violations${query}`)
  await settle(page)
  const link = page.locator('[data-case] a').first()
  if (await link.count() === 0) throw new Error(`no case in ${query}`)
  await page.goto(BASE + await link.getAttribute('href'))
}

const PAGES = [
  { name: 'sign-in', go: (page) => page.goto(`${BASE}/sign-in`) },
  { name: 'work', as: 'clerk', go: (page) => page.goto(`${BASE}/`) },
  { name: 'houses', as: 'reviewer', go: (page) => page.goto(`${BASE}/houses`) },
  { name: 'house-supervision', as: 'officer', go: async (page) => page.goto(BASE + await firstHouse(page, '?stage=supervision')) },
  { name: 'house-approval', as: 'chief', go: async (page) => page.goto(BASE + await firstHouse(page, '?stage=approval')) },
  { name: 'house-done', as: 'clerk', go: async (page) => page.goto(BASE + await firstHouse(page, '?state=registered')) },
  {
    name: 'act-inspect', as: 'officer',
    go: async (page) => {
      await page.goto(BASE + await firstHouse(page, '?stage=supervision'))
      await settle(page)
      await page.click('[data-act=inspect]')
    },
  },
  {
    name: 'photo', as: 'officer',
    go: async (page) => {
      await page.goto(BASE + await firstHouse(page, '?stage=supervision'))
      await settle(page)
      await page.click('section[aria-labelledby=photos] li:first-child button')
    },
  },
  { name: 'intake-household', as: 'cadre', go: (page) => page.goto(`${BASE}/houses/new`) },
  {
    name: 'intake-plot', as: 'cadre',
    go: async (page) => {
      await page.goto(`${BASE}/houses/new`)
      await page.click('[data-step=plot]')
      await page.fill('input[name=corner_lon]', '104.0521')
      await page.fill('input[name=corner_lat]', '25.6811')
      await page.click('[data-lay]')
    },
  },
  { name: 'intake-materials', as: 'cadre', go: async (page) => { await page.goto(`${BASE}/houses/new`); await page.click('[data-step=materials]') } },
  { name: 'intake-errors', as: 'cadre', go: async (page) => { await page.goto(`${BASE}/houses/new`); await page.click('[data-step=review]'); await page.click('form .primary') ; await page.waitForTimeout(500) } },
  { name: 'slip', as: 'clerk', go: async (page) => page.goto(`${BASE}${await firstHouse(page, '')}/slip`) },
  { name: 'status', go: (page) => page.goto(`${BASE}/status`) },
  { name: 'report', go: (page) => page.goto(`${BASE}/report`) },
  { name: 'admin', as: 'admin', go: (page) => page.goto(`${BASE}/admin`) },
  { name: 'violations-board', as: 'chief', go: (page) => page.goto(`${BASE}/violations`) },
  { name: 'violations-land', as: 'reviewer', go: (page) => page.goto(`${BASE}/violations?track=land`) },
  { name: 'violations-leads', as: 'officer', go: (page) => page.goto(`${BASE}/violations?view=leads`) },
  { name: 'violations-risks', as: 'legal', go: (page) => page.goto(`${BASE}/violations?view=risks`) },
  { name: 'violation-new', as: 'officer', go: (page) => page.goto(`${BASE}/violations/new`) },
  { name: 'violation-lead', as: 'officer', go: (page) => firstCase(page, '?view=leads') },
  { name: 'violation-planning', as: 'chief', go: (page) => firstCase(page, '') },
  { name: 'violation-land', as: 'reviewer', go: (page) => firstCase(page, '?track=land') },
  {
    name: 'act-stop', as: 'officer',
    go: async (page) => {
      await firstCase(page, '?view=leads')
      await settle(page)
      await page.click('[data-act=order_stop]')
    },
  },
  {
    name: 'act-investigate', as: 'officer',
    go: async (page) => {
      await firstCase(page, '')
      await settle(page)
      await page.click('[data-act=investigate]')
      await page.click('[data-add=evidence]')
    },
  },
  { name: 'not-found', as: 'clerk', go: (page) => page.goto(`${BASE}/nowhere`) },
]

const browser = await launch()
const faults = []
for (const [size, viewport] of [['desktop', DESKTOP], ['phone', PHONE]]) {
  for (const theme of ['light', 'dark']) {
    for (const locale of ['zh-CN', 'en']) {
      const wanted = PAGES.filter((one) => only.test(`${one.name}-${size}-${theme}-${locale}`))
      for (const one of wanted) {
        const page = await open(browser, { viewport, theme, locale, geolocation: { longitude: 104.05006, latitude: 25.68005, accuracy: 6 } })
        const file = path.join(folder, `${one.name}-${size}-${theme}-${locale}.png`)
        try {
          if (one.as) await signIn(page, one.as)
          await one.go(page)
          await settle(page)
          await page.waitForTimeout(250)
          await page.screenshot({ path: file, fullPage: !/act-|photo/.test(one.name) })
          console.log(file)
        } catch (error) {
          faults.push(`${file}: ${error.message.split('\n')[0]}`)
        }
        faults.push(...page.faults.map((fault) => `${file}: ${fault}`))
        await page.context().close()
      }
    }
  }
}
await browser.close()
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
