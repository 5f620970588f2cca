import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { workmailIn } from '../test/requests.ts'
import { sampleOrganizations } from './sample.ts'

const OrganizationId = sampleOrganizations.example

async function stateOf({ endpoint }: LocalAws): Promise<string> {
  return (await fetch(`${endpoint}/__local/state`)).text()
}

test('the sample is the same every time, generated users included', async () => {
  const start = () => startLocalAws({ clock: stoppedClock(), sample: { users: 200 } })
  await using one = await start()
  await using other = await start()
  expect(await stateOf(one)).toBe(await stateOf(other))
})

test('generated users are added to those of the sample, every 25th is disabled, and no date is in the future', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: { users: 100 } })
  const { Users = [] } = await aws.workmail.listUsers({ OrganizationId })
  const { NextToken } = await aws.workmail.listUsers({ OrganizationId })
  const more = await aws.workmail.listUsers({ OrganizationId, NextToken })
  const generated = [...Users, ...(more.Users ?? [])].filter(({ Name }) =>
    /\.\d+$/.test(Name ?? ''),
  )
  expect(generated).toHaveLength(100)
  expect(generated.filter(({ State }) => State === 'DISABLED')).toHaveLength(4)
  for (const { EnabledDate, DisabledDate = aws.clock.now } of generated) {
    expect(EnabledDate?.getTime()).toBeLessThan(DisabledDate.getTime())
    expect(DisabledDate.getTime()).toBeLessThanOrEqual(aws.clock.now.getTime())
  }
})

test('every address of an enabled sample user leads back to the user', async () => {
  await using aws = await startLocalAws({ sample: { users: 30 } })
  const { Users = [] } = await aws.workmail.listUsers({
    OrganizationId,
    Filters: { State: 'ENABLED' },
  })
  for (const { Id: EntityId, Email } of Users)
    expect(await aws.workmail.describeEntity({ OrganizationId, Email })).toMatchObject({ EntityId })
})

test('X-02 the sample has an organization in another Region, with people of its own', async () => {
  await using aws = await startLocalAws()
  const { Users } = await workmailIn('eu-west-1', aws).listUsers({
    OrganizationId: sampleOrganizations.beispiel,
  })
  expect(Users?.map(({ Email }) => Email)).toContain('ana.silva@beispiel.example')
})

test('without a sample the state is empty', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  expect((await aws.workmail.listOrganizations({})).OrganizationSummaries).toEqual([])
})
