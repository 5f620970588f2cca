import type { KmsKeyRecord } from '../state/kms-keys.ts'
import type { State } from '../state/state.ts'

/** The ids of the keys in new state. */
export const sampleKmsKeys = {
  workmail: '0a1b2c3d-0000-4000-8000-000000000001',
  mailboxes: '0a1b2c3d-0000-4000-8000-000000000002',
  disabled: '0a1b2c3d-0000-4000-8000-000000000003',
  asymmetric: '0a1b2c3d-0000-4000-8000-000000000004',
} as const

/** Adds keys of KMS to use and not to use: WorkMail's own, and keys of the customer. Source: ORG-14. */
export function putSampleKmsKeys(state: State, region: string, now: Date): void {
  const ids = sampleKmsKeys
  const usual: Omit<KmsKeyRecord, 'id' | 'aliases' | 'description'> = {
    ...{ manager: 'CUSTOMER', state: 'Enabled', spec: 'SYMMETRIC_DEFAULT' },
    ...{ usage: 'ENCRYPT_DECRYPT', createdAt: now.getTime() },
  }
  const keys: KmsKeyRecord[] = [
    {
      ...{ ...usual, id: ids.workmail, manager: 'AWS', aliases: ['alias/aws/workmail'] },
      description: 'Default key that protects my WorkMail data when no other key is defined',
    },
    {
      ...{ ...usual, id: ids.mailboxes, aliases: ['alias/mailboxes'] },
      description: 'Mailboxes of new organizations',
    },
    {
      ...{ ...usual, id: ids.disabled, aliases: ['alias/old-mailboxes'], state: 'Disabled' },
      description: 'Mailboxes of organizations that are gone',
    },
    {
      ...{ ...usual, id: ids.asymmetric, aliases: ['alias/signing'], spec: 'RSA_2048' },
      ...{ usage: 'SIGN_VERIFY', description: 'Signatures of invoices' },
    },
  ]
  for (const key of keys) state.kmsKeys.put(region, key)
}
