import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { figureParts } from '@/lib/board'

/** What a figure of the board is called, told from its code. */
export function useFigure(code: Ref<string | undefined>) {
  const { t, te } = useI18n()
  const part = (one: string) => (te(`figure.part.${one}`) ? t(`figure.part.${one}`) : one)
  return computed(() => {
    const [head = '', ...rest] = figureParts(code.value ?? '')
    if (!te(`figure.${head}`)) return code.value ?? ''
    const what = rest.map(part).join(' · ')
    if (head === 'ended' && !what) return t('figure.ended_all')
    if (head === 'ran_out' && what) return t('figure.ran_out_of', { what })
    const said = t(`figure.${head}`, { what })
    return what && ['open', 'leads', 'put_right'].includes(head) ? `${said} · ${what}` : said
  })
}
