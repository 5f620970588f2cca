import type { FolderConfiguration } from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

/** An organization without a policy. */
const OrganizationId = sampleOrganizations.activeDirectory
const inbox: FolderConfiguration = { Name: 'INBOX', Action: 'DELETE', Period: 30 }

function put(
  { workmail }: LocalAws,
  FolderConfigurations: FolderConfiguration[] = [inbox],
  more: { Id?: string | undefined; Description?: string } = {},
) {
  return workmail.putRetentionPolicy({
    OrganizationId,
    Name: 'default',
    FolderConfigurations,
    ...more,
  })
}

const policyOf = ({ workmail }: LocalAws) => workmail.getDefaultRetentionPolicy({ OrganizationId })

test('RET-06 RET-07 a policy is shown as it was put, and putting it with its id replaces all of it', async () => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(policyOf(aws))).toBe('EntityNotFoundException')
  await put(aws, [inbox], { Description: 'Aufräumen' })
  const { $metadata: _, Id, ...first } = await policyOf(aws)
  expect(Id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
  expect(first).toEqual({
    Name: 'default',
    Description: 'Aufräumen',
    FolderConfigurations: [inbox],
  })
  const junk = { Name: 'JUNK_EMAIL', Action: 'PERMANENTLY_DELETE', Period: 730 } as const
  await put(aws, [junk], { Id })
  const { $metadata, ...second } = await policyOf(aws)
  expect(second).toEqual({ Id, Name: 'default', FolderConfigurations: [junk] })
})

test('00-index 10 without its id a policy cannot be put a second time', async () => {
  await using aws = await startLocalAws()
  await put(aws)
  expect(await outcomeOf(put(aws))).toBe('LimitExceededException')
  expect(await outcomeOf(put(aws, [inbox], { Id: 'another' }))).toBe('InvalidParameterException')
})

test.each<[string, FolderConfiguration[], string]>([
  ['a folder twice', [inbox, { ...inbox, Action: 'NONE' }], 'InvalidParameterException'],
  ['no period', [{ Name: 'DRAFTS', Action: 'DELETE' }], 'InvalidParameterException'],
  ['a period of no days', [{ ...inbox, Period: 0 }], 'ValidationException'],
  ['a period of 731 days', [{ ...inbox, Period: 731 }], 'ValidationException'],
])('RET-08 a policy with %s is refused', async (_, folders, code) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(put(aws, folders))).toBe(code)
  expect(await outcomeOf(policyOf(aws))).toBe('EntityNotFoundException')
})

test('A-25 a folder whose messages are kept has no period', async () => {
  await using aws = await startLocalAws()
  await put(aws, [{ Name: 'SENT_ITEMS', Action: 'NONE', Period: 30 }])
  const { FolderConfigurations } = await policyOf(aws)
  expect(FolderConfigurations).toEqual([{ Name: 'SENT_ITEMS', Action: 'NONE' }])
})

test('RET-09 a policy is deleted by its id; another id is no error and deletes nothing', async () => {
  await using aws = await startLocalAws()
  await put(aws)
  const { Id } = await policyOf(aws)
  const remove = (id: string | undefined) =>
    outcomeOf(aws.workmail.deleteRetentionPolicy({ OrganizationId, Id: id }))
  expect(await remove('another')).toBe('done')
  expect(await outcomeOf(policyOf(aws))).toBe('done')
  expect(await remove(Id)).toBe('done')
  expect(await outcomeOf(policyOf(aws))).toBe('EntityNotFoundException')
})
