import { readonly, ref } from 'vue'
import { setLanguage } from '@/api/client'
import { LOCALES, speak, type Locale } from '@/i18n'

const KEY = 'homestead.locale'
const current = ref<Locale>('zh-CN')

function remembered(): Locale {
  const stored = localStorage.getItem(KEY)
  return LOCALES.find((locale) => locale === stored) ?? 'zh-CN'
}

async function choose(locale: Locale): Promise<void> {
  await speak(locale)
  setLanguage(locale)
  document.documentElement.lang = locale
  localStorage.setItem(KEY, locale)
  current.value = locale
}

export async function restoreLocale(): Promise<void> {
  await choose(remembered()).catch(() => undefined)
}

/** The language of the interface and of the server's answers, remembered on this device. */
export function useLocale() {
  return { locale: readonly(current), choose }
}
