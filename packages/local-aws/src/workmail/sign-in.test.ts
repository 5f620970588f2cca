import { type SignInRow, signInMatrix } from '@mailroom/schemas/sign-in-matrix'
import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import {
  sampleIdentity,
  sampleIdentityCenter,
  sampleIdentityGroup,
} from '../sample/identity-center.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { clientsOf } from '../test/clients.ts'

const OrganizationId = sampleOrganizations.example
const { applicationArn: ApplicationArn, instanceArn: InstanceArn } = sampleIdentityCenter
/** A token of siti, who is associated, and assigned through a group. */
const token = '10000000-0000-4000-8000-00000000000a'

async function post({ endpoint }: LocalAws, path: string, body: object) {
  const response = await fetch(`${endpoint}/__local/${path}`, {
    method: 'POST',
    body: JSON.stringify({ organizationId: OrganizationId, ...body }),
  })
  return response.ok
}

const signIn = (aws: LocalAws, user: string, credential: string, door: string) =>
  post(aws, 'sign-in', { user, credential, door })

async function configure({ workmail }: LocalAws, { mode, tokens }: SignInRow) {
  if (!mode) {
    await workmail.deleteIdentityProviderConfiguration({ OrganizationId })
    return
  }
  await workmail.putIdentityProviderConfiguration({
    ...{ OrganizationId, AuthenticationMode: mode },
    IdentityCenterConfiguration: { InstanceArn, ApplicationArn },
    PersonalAccessTokenConfiguration: { Status: tokens, LifetimeInDays: 365 },
  })
}

async function opened(aws: LocalAws) {
  const opens = {
    webPassword: await signIn(aws, 'siti.rahayu', 'directoryPassword', 'web'),
    webIdentityCenter: await signIn(aws, 'siti.rahayu', 'identityCenter', 'web'),
    clientPassword: await signIn(aws, 'siti.rahayu', 'directoryPassword', 'mailClient'),
    clientToken: await post(aws, 'tokens?action=use', { personalAccessTokenId: token }),
  }
  return opens
}

test.each(signInMatrix.map((row) => [`${row.mode ?? 'off'} ${row.tokens ?? ''}`, row] as const))(
  'IDC-13 04 Z3-1 PAT-03 with Identity Center %s the credentials of somebody associated and assigned open what the matrix says',
  async (_, row) => {
    await using aws = await startLocalAws()
    await configure(aws, row)
    const { webPassword, webIdentityCenter, clientPassword, clientToken } = row.opens
    expect(await opened(aws)).toEqual({
      ...{ webPassword: webPassword !== 'no', webIdentityCenter: webIdentityCenter !== 'no' },
      ...{ clientPassword: clientPassword !== 'no', clientToken: clientToken !== 'no' },
    })
  },
)

test('IDC-04 IDC-13 PAT-03 without an assignment neither Identity Center nor a token opens a mailbox, and a password does', async () => {
  await using aws = await startLocalAws()
  const { sso } = clientsOf(aws, 'local')
  const group = { PrincipalType: 'GROUP', PrincipalId: sampleIdentityGroup(1) } as const
  await sso.deleteApplicationAssignment({ ApplicationArn, ...group })
  expect(await opened(aws)).toEqual({
    ...{ webPassword: true, webIdentityCenter: false, clientPassword: true, clientToken: false },
  })
  const alone = { PrincipalType: 'USER', PrincipalId: sampleIdentity(3) } as const
  await sso.createApplicationAssignment({ ApplicationArn, ...alone })
  expect(await opened(aws)).toMatchObject({ webIdentityCenter: true, clientToken: true })
})

test('IDC-08 the first sign-in associates the user of the same name, and nobody of another name', async () => {
  await using aws = await startLocalAws()
  const idOf = async (UserId: string) =>
    (await aws.workmail.describeUser({ OrganizationId, UserId })).IdentityProviderUserId
  expect(await idOf('ana.silva')).toBeUndefined()
  expect(await signIn(aws, 'ana.silva', 'identityCenter', 'web')).toBe(true)
  expect(await idOf('ana.silva')).toBe(sampleIdentity(1))
  const { sso } = clientsOf(aws, 'local')
  const chloe = { PrincipalType: 'USER', PrincipalId: sampleIdentity(5) } as const
  await sso.createApplicationAssignment({ ApplicationArn, ...chloe })
  expect(await signIn(aws, 'cdubois', 'identityCenter', 'web')).toBe(false)
})

test('IDC-07 IDC-13 a disabled user of Identity Center opens nothing, and mail clients take no credentials of it', async () => {
  await using aws = await startLocalAws()
  const { sso } = clientsOf(aws, 'local')
  const kwame = { PrincipalType: 'USER', PrincipalId: sampleIdentity(6) } as const
  await sso.createApplicationAssignment({ ApplicationArn, ...kwame })
  expect(await signIn(aws, 'kwame.mensah', 'identityCenter', 'web')).toBe(false)
  expect(await signIn(aws, 'siti.rahayu', 'identityCenter', 'mailClient')).toBe(false)
})
