import { randomUUID } from 'node:crypto'
import { importPieceBytes, Snapshot } from '@mailroom/schemas/snapshots'
import { unzipSync } from 'fflate'
import { expect } from 'vitest'
import * as z from 'zod'
import { here, type Session } from './start-backend.ts'

/** The texts of the files in a zip, by their names without the folder. */
export type Files = Record<string, string>

/** Reads and downloads snapshots in a session. */
export function snapshotsOf({
  call,
  post,
  browser,
  url,
}: Pick<Session, 'call' | 'post' | 'browser'> & { url: string }) {
  const describe = async (snapshotId: string, place: object = here) => {
    const { body } = await call('snapshots.describe', { ...place, snapshotId })
    return Snapshot.parse(body)
  }

  const begin = async (scope: Snapshot['scope'] = 'complete', place: object = here) => {
    const { body } = await call('snapshots.create', { ...place, scope })
    return z.object({ snapshotId: z.string() }).parse(body).snapshotId
  }

  const untilRead = async (snapshotId: string, timeout = 30_000) => {
    await expect
      .poll(async () => (await describe(snapshotId)).state, { timeout })
      .not.toBe('RUNNING')
    return describe(snapshotId)
  }

  const grant = async (snapshotId: string, reason = 'to keep it') => {
    const { body } = await call('snapshots.download', { ...here, snapshotId, reason })
    return `${url}${z.object({ address: z.string() }).parse(body).address}`
  }

  const bytes = async (snapshotId: string) => {
    const response = await browser.send(await grant(snapshotId))
    return new Uint8Array(await response.arrayBuffer())
  }

  /** Uploads a file in pieces and imports it; returns the snapshot once it was checked. */
  const importFile = async (file: Uint8Array, place: object = here) => {
    const uploadId = randomUUID()
    for (let position = 0; position * importPieceBytes < file.length; position++) {
      const piece = file.slice(position * importPieceBytes, (position + 1) * importPieceBytes)
      const headers = { 'content-type': 'application/octet-stream' }
      const answer = await post(`/api/snapshot-uploads/${uploadId}/${position}`, piece, headers)
      expect(answer.status, JSON.stringify(answer.body)).toBe(204)
    }
    const { status, body } = await call('snapshots.import', { ...place, uploadId })
    expect(status, JSON.stringify(body)).toBe(200)
    await expect
      .poll(async () => (await describe(uploadId, place)).state, { timeout: 30_000 })
      .not.toBe('IMPORTING')
    return describe(uploadId, place)
  }

  return {
    ...{ begin, describe, untilRead, grant, bytes, importFile },
    /** Reads a snapshot to its end. */
    read: async (scope?: Snapshot['scope']) => untilRead(await begin(scope)),
    /** Returns the files of a snapshot. */
    async files(snapshotId: string): Promise<Files> {
      const entries = Object.entries(unzipSync(await bytes(snapshotId)))
      return Object.fromEntries(
        entries.map(([name, content]) => [
          name.slice(name.indexOf('/') + 1),
          new TextDecoder().decode(content),
        ]),
      )
    },
  }
}

/** Returns the rows of a file. */
export function rowsIn(file: string | undefined): Record<string, unknown>[] {
  return (file ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}
