import { expect, test } from 'vitest'
import {
  moverCreateCommands,
  moverPolicy,
  moverRevokeCommands,
  moverTrustPolicy,
} from './mover-policies.ts'

const access = {
  accountId: '111122223333',
  externalId: 'acme-7f3a',
  roleArn: 'arn:aws:iam::123456789012:role/moving/Mover',
  endsOn: '2027-01-31',
  organizationArn: `arn:aws:workmail:eu-west-1:123456789012:organization/m-${'0'.repeat(32)}`,
}
const untilItsEnd = { DateLessThanEquals: { 'aws:CurrentTime': '2027-01-31T23:59:59Z' } }

test('KIT-08 the role of a company reads one organization, changes nothing, and ends by itself', () => {
  const { Statement } = moverPolicy(access)
  expect(Statement).toMatchObject([
    { Effect: 'Allow', Resource: access.organizationArn, Condition: untilItsEnd },
  ])
  const actions = Statement.flatMap(({ Action }) => Action)
  expect(actions).toContain('workmail:ListPersonalAccessTokens')
  expect(actions.length).toBeGreaterThan(20)
  for (const action of actions) expect(action).toMatch(/^workmail:(?:List|Describe|Get)[A-Za-z]+$/)
})

test('KIT-08 it reads mail only through the one impersonation role that was named', () => {
  const [, mail, ...others] = moverPolicy({ ...access, impersonationRoleId: 'role-1' }).Statement
  expect(mail).toEqual({
    ...{ Sid: 'ReadMail', Effect: 'Allow', Action: ['workmail:AssumeImpersonationRole'] },
    Resource: access.organizationArn,
    Condition: { ...untilItsEnd, StringEquals: { 'workmail:ImpersonationRoleId': 'role-1' } },
  })
  expect(others).toEqual([])
})

test('KIT-08 only the account of the company assumes it, with the external id, until the day', () => {
  expect(moverTrustPolicy(access).Statement).toEqual([
    {
      ...{ Effect: 'Allow', Action: 'sts:AssumeRole' },
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Condition: { StringEquals: { 'sts:ExternalId': 'acme-7f3a' }, ...untilItsEnd },
    },
  ])
  expect(JSON.stringify([moverPolicy(access), moverTrustPolicy(access)])).not.toContain('*')
  expect([...moverCreateCommands(access), ...moverRevokeCommands(access)]).toEqual([
    'aws iam create-role --role-name Mover --path /moving/ --max-session-duration 3600 --assume-role-policy-document file://mover-trust.json',
    'aws iam put-role-policy --role-name Mover --policy-name WorkMailMigration --policy-document file://mover-policy.json',
    'aws iam delete-role-policy --role-name Mover --policy-name WorkMailMigration',
    'aws iam delete-role --role-name Mover',
  ])
})
