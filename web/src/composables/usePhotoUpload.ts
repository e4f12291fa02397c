import { ref, type Ref } from 'vue'
import { uploadPhoto, type PhotoSubject } from '@/api/photos'
import { ApiProblem, noAnswer } from '@/api/problem'
import type { Photo } from '@/api/types'
import { sha256Hex } from '@/lib/digest'
import { uuidv7 } from '@/lib/ids'
import type { Fix } from './usePosition'

export interface Upload {
  key: string
  name: string
  preview: string
  /** `held` until what it belongs to is on record. */
  state: 'held' | 'working' | 'done' | 'failed'
  photo: Photo | null
  problem: ApiProblem | null
  file: File
  fix: Fix | null
  /** The shutter, as the device's clock has it. */
  taken: string
}

const DEVICE_KEY = 'homestead.device'

/** A name for this browser, made once; it tells devices apart and nothing else. */
function deviceId(): string {
  const known = localStorage.getItem(DEVICE_KEY)
  if (known) return known
  const made = uuidv7()
  localStorage.setItem(DEVICE_KEY, made)
  return made
}

interface Context {
  /** None yet while what they belong to is still being written down: they are held until `send`. */
  subject: () => PhotoSubject | null
  purpose: string
  takenAt: () => string | null
  /** The position at the shutter. */
  position: () => Promise<Fix | null>
}

/** Photos on their way: hashed here, sent with the position they were taken at, judged by the server. */
export function usePhotoUpload(context: Context) {
  const uploads = ref([]) as Ref<Upload[]>

  async function add(files: Iterable<File>): Promise<void> {
    const fix = await context.position()
    for (const file of files) {
      const upload: Upload = {
        key: uuidv7(), name: file.name, preview: URL.createObjectURL(file), state: 'held', photo: null, problem: null, file, fix, taken: new Date().toISOString(),
      }
      uploads.value.push(upload)
      await send(upload.key)
    }
  }

  async function send(key: string): Promise<void> {
    const upload = uploads.value.find((one) => one.key === key)
    const subject = context.subject()
    if (!upload || !subject) return
    upload.state = 'working'
    upload.problem = null
    try {
      upload.photo = await uploadPhoto(upload.file, upload.name, {
        taken_at: context.takenAt() ?? upload.taken,
        location: upload.fix && { ...upload.fix, datum: 'wgs84' },
        ...subject,
        purpose: context.purpose,
        device_id: deviceId(),
        sha256: await sha256Hex(upload.file),
      })
      upload.state = 'done'
    } catch (error) {
      upload.problem = error instanceof ApiProblem ? error : noAnswer()
      upload.state = 'failed'
    }
  }

  /** Sends what was held, and what failed once more. */
  async function sendAll(): Promise<void> {
    for (const upload of uploads.value) if (upload.state === 'held' || upload.state === 'failed') await send(upload.key)
  }

  function drop(key: string): void {
    const upload = uploads.value.find((one) => one.key === key)
    if (upload) URL.revokeObjectURL(upload.preview)
    uploads.value = uploads.value.filter((one) => one.key !== key)
  }

  const photoIds = () => uploads.value.flatMap((upload) => (upload.photo ? [upload.photo.id] : []))
  return { uploads, add, send, sendAll, drop, photoIds }
}
