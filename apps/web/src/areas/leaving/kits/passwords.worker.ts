import { fillPasswords, type Slip } from './fill-passwords.ts'

/** The request to the worker, which answers with the file, or that it cannot be made. */
export type FillOrder = { zip: Uint8Array; mark: string; count: number }
export type FillAnswer = { file: Blob; slips: Slip[] } | { problem: 'marks' }

async function answer({ zip, mark, count }: FillOrder): Promise<FillAnswer> {
  try {
    const filled = await fillPasswords(zip, { mark, count })
    return { file: new Blob([filled.zip], { type: 'application/zip' }), slips: filled.slips }
  } catch {
    // The message could have a password in it.
    return { problem: 'marks' }
  }
}

addEventListener('message', ({ data, ports: [port] }: MessageEvent<FillOrder>) => {
  void answer(data).then((told) => port?.postMessage(told))
})
