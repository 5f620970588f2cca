import { ApiError } from '@mailroom/schemas/api-error'
import { ApiFailure } from '../../../kit/data/failure.ts'
import { askWorker, startWorker } from '../../../kit/data/worker.ts'
import { saveFile } from '../../../kit/export/export-rows.ts'
import type { Slip } from './fill-passwords.ts'
import type { FillAnswer } from './passwords.worker.ts'
import workerUrl from './passwords.worker.ts?worker&url'

/** Reads a kit from its granted address. Throws `ApiFailure` as every request does. */
async function zipAt(address: string): Promise<Uint8Array> {
  let response: Response
  try {
    response = await fetch(new URL(address, location.origin))
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    throw new ApiFailure({ code: 'Unreachable', message: String(cause), requestId: '' })
  }
  const refusal = ApiError.safeParse(await response.json().catch(() => undefined))
  throw new ApiFailure(
    refusal.success
      ? refusal.data
      : { code: 'UnexpectedAnswer', message: `${response.status}`, requestId: '' },
  )
}

type Kit = { name: string; mark: string; count: number }

/**
 * Reads a kit, puts new passwords into it in a worker, and saves it once. The passwords are nowhere
 * but in that file and in the answer. Source: KIT-06.
 */
export async function saveWithPasswords(address: string, { name, ...kit }: Kit): Promise<Slip[]> {
  const zip = await zipAt(address)
  const worker = startWorker(workerUrl)
  try {
    const answer = await askWorker<FillAnswer>(worker, { zip, ...kit })
    if ('problem' in answer) throw new Error('The passwords could not be put into the kit')
    saveFile(answer.file, name)
    return answer.slips
  } finally {
    worker.terminate()
  }
}
