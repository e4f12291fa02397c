import { onBeforeUnmount, ref, watch } from 'vue'
import { photoBlob, type PhotoSize } from '@/api/photos'

/** An object URL of a photo that the token must fetch; given back when no longer shown. */
export function usePhoto(id: () => string | null, size: PhotoSize) {
  const url = ref<string | null>(null)
  const failed = ref(false)
  let gone = false

  function release(): void {
    if (url.value) URL.revokeObjectURL(url.value)
    url.value = null
  }
  watch(id, async (photo) => {
    release()
    failed.value = false
    if (!photo) return
    try {
      const blob = await photoBlob(photo, size)
      if (!gone && id() === photo) url.value = URL.createObjectURL(blob)
    } catch {
      failed.value = true
    }
  }, { immediate: true })
  onBeforeUnmount(() => {
    gone = true
    release()
  })
  return { url, failed }
}
