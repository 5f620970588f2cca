import { importPieceBytes } from '@mailroom/schemas/snapshots'
import { useEffect, useRef, useState } from 'react'
import { postBytes } from '../../../kit/data/call.ts'

/** An upload: how much of the file has arrived, and whether all of it has. */
export type Upload = { uploadId: string; sent: number; isWhole: boolean }

/**
 * Uploads a file in pieces, one after the other, so that no request takes long. Another file, or
 * leaving the page, ends it.
 */
export function useUpload() {
  const [upload, setUpload] = useState<Upload>()
  const [failure, setFailure] = useState<unknown>()
  const current = useRef<AbortController>(undefined)
  useEffect(() => () => current.current?.abort(), [])

  const start = async (file: File | undefined) => {
    current.current?.abort()
    setFailure(undefined)
    setUpload(undefined)
    if (!file) return
    const running = new AbortController()
    current.current = running
    const { signal } = running
    const uploadId = crypto.randomUUID()
    try {
      for (let from = 0; from === 0 || from < file.size; from += importPieceBytes) {
        setUpload({ uploadId, sent: from, isWhole: false })
        const piece = file.slice(from, from + importPieceBytes)
        const position = from / importPieceBytes
        await postBytes(`/api/snapshot-uploads/${uploadId}/${position}`, piece, signal)
      }
      if (!signal.aborted) setUpload({ uploadId, sent: file.size, isWhole: true })
    } catch (error) {
      if (signal.aborted) return
      setUpload(undefined)
      setFailure(error)
    }
  }
  return { upload, failure, start }
}
