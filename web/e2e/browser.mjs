import { chromium } from 'playwright-core'

/** Where the demo server runs. */
export const BASE = (process.env.HOMESTEAD_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '')
export const PASSWORD = 'homestead-demo'

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** A map drawn without a graphics card can hold a browser up for many seconds on a busy machine; whoever passes waits for none of it. */
const PATIENCE_MS = 60_000

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
]

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS })
}

/** A window of its own: nobody signed in, a position, a language, a theme. */
export async function open(browser, { viewport = DESKTOP, locale = 'zh-CN', theme = 'light', geolocation } = {}) {
  const context = await browser.newContext({
    viewport,
    locale,
    colorScheme: theme,
    timezoneId: 'Asia/Shanghai',
    hasTouch: viewport.width < 900,
    isMobile: viewport.width < 900,
    reducedMotion: 'reduce',
    permissions: geolocation ? ['geolocation'] : [],
    ...(geolocation ? { geolocation } : {}),
  })
  await context.addInitScript(`try { localStorage.setItem('homestead.locale', ${JSON.stringify(locale)}) } catch {}`)
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const faults = []
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) faults.push(text)
  })
  page.faults = faults
  page.asking = new Set()
  // Of the end of a worker's own script a page is not always told.
  page.on('request', (request) => {
    // What the page before had asked for ends with it.
    if (request.isNavigationRequest()) page.asking.clear()
    if (!request.url().includes('-worker-')) page.asking.add(request)
  })
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => page.asking.delete(request))
  return page
}

export async function signIn(page, username, to = '/') {
  await page.goto(`${BASE}/sign-in${to === '/' ? '' : `?to=${encodeURIComponent(to)}`}`)
  await page.fill('input[name=username]', username)
  await page.fill('input[name=password]', PASSWORD)
  await page.click('form button[type=submit]')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** What a page shows while something of it is still on its way, and while a picture of it is still being drawn. */
const UNDER_WAY = 'main .skeleton, [aria-busy=true], [data-upload=working], [data-siting=asking]'
const BEING_DRAWN = '[data-map=loading], [data-map=done][data-still=false], [data-chart=loading]'

/**
 * Waits until the page stands: no question is under way, nothing is a skeleton or busy, maps and charts are drawn. Twice
 * over, with two pictures and a turn of the page's own loop between, so that what an answer leads to has begun. Whoever
 * only fills a form need not wait for the pictures, which take their time without a graphics card.
 */
export async function settle(page, { pictures = true } = {}) {
  const until = Date.now() + PATIENCE_MS
  const marks = pictures ? `${UNDER_WAY}, ${BEING_DRAWN}` : UNDER_WAY
  for (let quiet = 0; quiet < 2;) {
    const busy = await page.evaluate(async (underWay) => {
      const frame = () => new Promise((done) => { requestAnimationFrame(done) })
      await frame()
      await frame()
      await new Promise((done) => { setTimeout(done) })
      return document.readyState === 'complete' ? (document.querySelector(underWay)?.outerHTML.slice(0, 200) ?? null) : document.readyState
    }, marks)
    quiet = busy || page.asking.size ? 0 : quiet + 1
    if (quiet === 0) {
      if (Date.now() > until) throw new Error(`the page does not come to rest: ${busy ?? [...page.asking].map((one) => one.url()).join(' ')}`)
      await new Promise((done) => { setTimeout(done, 25) })
    }
  }
}
