import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'

/** Where each paper is kept as a picture, when somebody wants to look at them. */
const KEPT = process.env.HOMESTEAD_PAPERS
/** Written before anybody knew whose it is, or about what somebody else says. */
const NAMELESS = ['lead_registration', 'verification_record', 'inquiry_record']
/** The article under which it is decided stands in what binds the party; a demand has its own. */
const BINDING = /^(stop_order|filing_approval|notice|discussion_record|decision|court_application)/

/** Opens every paper of a case from its card, as it is printed, and reads it. */
export async function papers(play, { party, cites, law, head }) {
  const page = await play.open(head)
  const lines = page.locator('[data-document]')
  await lines.first().waitFor()
  const listed = await lines.evaluateAll((items) => items.map((item) => item.dataset.document))
  assert.ok(listed.length >= 8, `a closed case has its papers: ${listed.join(', ')}`)
  const wanting = []
  for (const form of listed) {
    const line = page.locator(`[data-document="${form}"]`)
    const numbered = line.locator('p.soft > .number')
    const number = await numbered.count() ? await numbered.first().innerText() : null
    const [shown] = await Promise.all([page.context().waitForEvent('page'), line.locator('.formats button').first().click()])
    await shown.waitForURL(/^blob:/)
    await shown.locator('body').waitFor()
    const text = (await shown.locator('body').innerText()).replace(/\s+/g, '')
    if (KEPT) writeFileSync(`${KEPT}/${law}-${form}.png`, await shown.screenshot({ fullPage: true }))
    const holds = { [party]: !NAMELESS.some((one) => form.startsWith(one)), [number ?? '']: number !== null, [cites]: BINDING.test(form), 行政强制法: /^(demand|enforcement_decision|announcement|court_application)/.test(form) }
    for (const [what, must] of Object.entries(holds)) if (must && !text.includes(what.replace(/\s+/g, ''))) wanting.push(`${form}: ${what}`)
    if (await shown.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1)) wanting.push(`${form}: scrolls sideways`)
    await shown.close()
  }
  assert.deepEqual(wanting, [], 'every paper names whom, by which number and under which article')
}
