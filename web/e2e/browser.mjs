import { chromium } from 'playwright-core'

/** Where the demo server runs. */
export const BASE = (process.env.HOMESTEAD_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '')
export const PASSWORD = 'homestead-demo'

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

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
  page.setDefaultTimeout(20_000)
  const faults = []
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) faults.push(text)
  })
  page.faults = faults
  return page
}

export async function signIn(page, username, to = '/') {
  await page.goto(`${BASE}/sign-in${to === '/' ? '' : `?to=${encodeURIComponent(to)}`}`)
  await page.fill('input[name=username]', username)
  await page.fill('input[name=password]', PASSWORD)
  await page.click('form button[type=submit]')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Waits until nothing on the page is a skeleton and, where there is a map, it has been drawn. */
export async function settle(page) {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('main .skeleton, [data-map=loading]'))
  if (await page.locator('[data-map=done]').count()) await page.waitForTimeout(1500)
}
