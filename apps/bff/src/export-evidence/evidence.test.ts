import { expect } from 'vitest'
import { withExports } from '../test/exported.ts'
import { type Database, databases, test } from '../test/on-both-stores.ts'

const codes = ({ findings }: { findings: readonly { code: string }[] }) =>
  findings.map(({ code }) => code)

test.for<Database>(databases)(
  'VER-01 the log beside an archive is found, read and kept with its numbers (%s)',
  async (database, { place }) => {
    await using backend = await withExports(await place(database))
    const jobId = await backend.exported()
    expect(await backend.evidence(jobId)).toMatchObject({ level: 0, findings: [] })
    const evidence = await backend.checked(jobId)
    expect(evidence).toMatchObject({
      ...{ state: 'VERIFIED', level: 1, keyCount: 2, checkedBy: expect.any(String) },
      archive: { key: `leaving/ana.silva/${jobId}.zip` },
    })
    expect(evidence.log?.totalMessages).toBeGreaterThan(10)
    expect(evidence.log?.totalBytes).toBe(evidence.archive?.size)
    expect(codes(evidence)).toEqual(['nonExportable'])
  },
)
