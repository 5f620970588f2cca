import { Evidence } from '@mailroom/schemas/export-evidence'
import { expect } from 'vitest'
import type { BackendOptions } from '../backend.ts'
import type { StoreSettings } from '../store/open-store.ts'
import { here, startBackend } from './start-backend.ts'

const bucket = 'example-corp-mailbox-exports'

const roleArn = 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole'
const kmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002'

/** A backend whose local AWS exports mailboxes; `control` asks the local AWS. */
export async function withExports(
  settings: Partial<StoreSettings> = {},
  options: BackendOptions = {},
) {
  const backend = await startBackend('administrator', settings, options)
  const { endpoint } = backend.connections[0] ?? {}
  const control = async (method: string, path: string, body?: object | Uint8Array) => {
    const sent =
      body === undefined || body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body))
    const init = { method, ...(sent && { body: Buffer.from(sent) }) }
    const response = await fetch(`${endpoint}/__local/${path}`, init)
    expect(response.status, path).toBe(200)
    return response
  }
  const objectPath = (key: string) => `buckets/${bucket}/objects?key=${encodeURIComponent(key)}`
  return Object.assign(backend, {
    bucket,
    control,
    /** Sets how the files of the next exports differ from what they should be. */
    variant: (variant: object) =>
      control('PUT', `orgs/${here.organizationId}/export-files`, variant),
    setBucket: (changes: object) => control('POST', 'buckets', { name: bucket, ...changes }),
    putObject: (key: string, content: Uint8Array) => control('PUT', objectPath(key), content),
    removeObject: (key: string) => control('DELETE', objectPath(key)),
    /** Exports a mailbox to its end, into a prefix of its own; returns the job's id. */
    async exported(entity = 'ana.silva', prefix = `leaving/${entity}`): Promise<string> {
      const { JobId = '' } = await backend.workmail.startMailboxExportJob({
        ...{ OrganizationId: here.organizationId, EntityId: entity, ClientToken: undefined },
        ...{ RoleArn: roleArn, KmsKeyArn: kmsKeyArn, S3BucketName: bucket, S3Prefix: prefix },
      })
      await control('POST', 'clock?advance=7200')
      await backend.workmail.describeMailboxExportJob({
        ...{ OrganizationId: here.organizationId, JobId },
      })
      return JobId
    },
    /** Returns what is proved of an export. */
    async evidence(jobId: string): Promise<Evidence> {
      const { status, body } = await backend.call('exportEvidence.describe', { ...here, jobId })
      expect(status, JSON.stringify(body)).toBe(200)
      return Evidence.parse(body)
    },
    /** Has an export checked, and waits for the result. */
    async checked(jobId: string, level: 1 | 2 | 3 = 1): Promise<Evidence> {
      const input = { ...here, jobIds: [jobId], level }
      const { status, body } = await backend.call('exportEvidence.check', input)
      expect(status, JSON.stringify(body)).toBe(200)
      await expect
        .poll(async () => (await this.evidence(jobId)).wantedLevel, { timeout: 30_000 })
        .toBeUndefined()
      return this.evidence(jobId)
    },
  })
}
