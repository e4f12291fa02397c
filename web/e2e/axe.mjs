import AxeBuilder from '@axe-core/playwright'
import assert from 'node:assert/strict'
import { settle } from './browser.mjs'

/** No serious or critical finding of the WCAG 2.2 AA rules. */
export async function accessible(page, what) {
  await settle(page)
  // As tall as its content, so that nothing hides behind the bar at the bottom of a phone.
  const { width } = page.viewportSize()
  await page.setViewportSize({ width, height: Math.max(844, await page.evaluate(() => document.documentElement.scrollHeight)) })
  await settle(page)
  await atRest(page)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  const grave = violations.filter((one) => ['serious', 'critical'].includes(one.impact))
  const told = grave.map((one) => `${one.id}: ${one.help} — ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`)
  assert.deepEqual(told, [], what)
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1), false, `${what}: does not scroll sideways`)
}

// What is on its way in or out still counts as hidden: a page is judged once it stands still.
async function atRest(page) {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
    await Promise.allSettled(ending.map((one) => one.finished))
  })
}
