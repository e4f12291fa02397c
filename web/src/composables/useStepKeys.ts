import { onBeforeUnmount, onMounted } from 'vue'

/** J and K step through what is listed, Escape goes back, unless somebody is writing or in a dialog. */
export function useStepKeys(step: (by: number) => void, leave: () => void): void {
  function press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || target.closest('input, select, textarea, dialog, [role=dialog]')) return
    if (event.key === 'j') step(1)
    else if (event.key === 'k') step(-1)
    else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
  }
  onMounted(() => window.addEventListener('keydown', press))
  onBeforeUnmount(() => window.removeEventListener('keydown', press))
}
