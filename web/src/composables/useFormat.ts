import { useI18n } from 'vue-i18n'
import type { Deadline } from '@/api/types'
import { useLocale } from './useLocale'

/** Numbers, dates and clocks as the reader's language writes them, in county time. */
export function useFormat() {
  const { locale } = useLocale()
  const { t } = useI18n()
  const zone = 'Asia/Shanghai'

  function dateOf(value: string): Date {
    return new Date(value.length <= 10 ? `${value}T00:00:00+08:00` : value)
  }
  function date(value: string | null | undefined): string {
    if (!value) return '—'
    if (locale.value === 'zh-CN') return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(dateOf(value))
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' }).format(dateOf(value))
  }
  function dateTime(value: string | null | undefined): string {
    if (!value) return '—'
    const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(dateOf(value))
    return `${date(value)} ${time}`
  }
  function monthDay(value: string | null | undefined): string {
    if (!value) return ''
    const options: Intl.DateTimeFormatOptions = locale.value === 'zh-CN'
      ? { month: 'numeric', day: 'numeric' }
      : { month: 'short', day: 'numeric' }
    return new Intl.DateTimeFormat(locale.value === 'zh-CN' ? 'zh-CN' : 'en-GB', { timeZone: zone, ...options }).format(dateOf(value))
  }
  function number(value: number | null | undefined, digits = 0): string {
    if (value === null || value === undefined) return '—'
    return new Intl.NumberFormat(locale.value, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
  }
  const area = (value: number | null | undefined) => (value === null || value === undefined ? '—' : `${number(value, 2)}\u00a0m²`)
  const length = (value: number | null | undefined, digits = 2) => (value === null || value === undefined ? '—' : `${number(value, digits)}\u00a0m`)

  /** How much is left, in words: 还剩 3 个工作日. */
  function left(due: Deadline): string {
    if (due.status === 'met') return t('due.met')
    if (due.status === 'paused') return t('due.paused')
    if (due.days_left === null || due.days_left === undefined) return due.due ? date(due.due) : t('due.unknown')
    const days = Math.abs(due.days_left)
    const unit = t(`due.unit.${due.day_kind}`, { n: days }, days)
    if (due.days_left < 0) return t('due.over', { span: unit })
    return due.days_left === 0 ? t('due.today') : t('due.left', { span: unit })
  }
  return { date, dateTime, monthDay, number, area, length, left }
}
