import { createI18n } from 'vue-i18n'
import zh from './zh-CN'

export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** Every string of the interface, by room. Chinese is the original; other languages have the same shape. */
export type Messages = typeof zh

export const i18n = createI18n<[Messages], Locale, false>({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh } as unknown as Record<Locale, Messages>,
})

const loaders: Partial<Record<Locale, () => Promise<{ default: Messages }>>> = {
  en: () => import('./en'),
}

/** Loads the words of a language if they are not there, then speaks it. */
export async function speak(locale: Locale): Promise<void> {
  const load = loaders[locale]
  if (load && !i18n.global.availableLocales.includes(locale)) {
    i18n.global.setLocaleMessage(locale, (await load()).default)
  }
  i18n.global.locale.value = locale
}
