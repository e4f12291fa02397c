import { computed, ref } from 'vue'

const KEY = 'homestead.theme'
type Theme = 'light' | 'dark'

const system = window.matchMedia('(prefers-color-scheme: dark)')
const systemDark = ref(system.matches)
system.addEventListener('change', (event) => {
  systemDark.value = event.matches
})

const stored = localStorage.getItem(KEY)
const chosen = ref<Theme | null>(stored === 'light' || stored === 'dark' ? stored : null)

function apply(): void {
  if (chosen.value) document.documentElement.dataset.theme = chosen.value
  else delete document.documentElement.dataset.theme
}
apply()

/** Light or dark: as the system has it, until a person switches on this device. */
export function useTheme() {
  const theme = computed<Theme>(() => chosen.value ?? (systemDark.value ? 'dark' : 'light'))
  function toggle(): void {
    const next: Theme = theme.value === 'dark' ? 'light' : 'dark'
    const asSystem = (next === 'dark') === systemDark.value
    chosen.value = asSystem ? null : next
    if (asSystem) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, next)
    apply()
  }
  return { theme, toggle }
}
