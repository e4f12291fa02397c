import { onBeforeUnmount, ref } from 'vue'
import { useLocale } from './useLocale'

/** Reads a text aloud with the device's own voice. */
export function useSpeech() {
  const { locale } = useLocale()
  const able = 'speechSynthesis' in window
  const speaking = ref(false)

  function stop(): void {
    if (able) window.speechSynthesis.cancel()
    speaking.value = false
  }
  function say(text: string): void {
    if (!able) return
    stop()
    const words = new SpeechSynthesisUtterance(text)
    words.lang = locale.value
    words.rate = 0.9
    words.onend = () => { speaking.value = false }
    words.onerror = () => { speaking.value = false }
    speaking.value = true
    window.speechSynthesis.speak(words)
  }
  onBeforeUnmount(stop)
  return { able, speaking, say, stop }
}
