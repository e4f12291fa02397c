import { ref } from 'vue'

const query = window.matchMedia('(width < 1160px)')
const narrow = ref(query.matches)
query.addEventListener('change', (event) => {
  narrow.value = event.matches
})

/** Whether the page has one column only. */
export function useNarrow() {
  return narrow
}
