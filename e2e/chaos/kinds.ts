import type { WorkMail } from '@aws-sdk/client-workmail'
import type { Change } from '@mailroom/schemas/changes'
import { here } from '../../apps/bff/src/test/start-backend.ts'

const OrganizationId = here.organizationId

/** The users that the jobs change, created by the first one. */
export type People = { names: readonly string[]; idOf: (name: string) => string }

/** A kind of job, and what AWS says if a row of it is done. */
export type Kind = {
  name: string
  change: Change
  /** Passwords that a person chose, by row number. */
  passwords?: Record<string, string>
  /** Returns whether AWS has what the row of this user set; absent if AWS does not tell. */
  holds?: (name: string) => Promise<boolean>
}

/** Returns the kinds of jobs of a round, each with values that no earlier round has set. */
export function kindsOf(round: number, { names, idOf }: People, workmail: WorkMail): Kind[] {
  const targets = { entityIds: names.map(idOf) }
  const describe = (name: string) => workmail.describeUser({ OrganizationId, UserId: idOf(name) })
  const quota = 1_000 + round
  const department = `Department ${round}`
  const imported = names.map((_, each) => `chaos.${round}.${each}`)
  const enabled = async (name: string) => (await describe(name)).State === 'ENABLED'
  return [
    {
      name: 'updateQuota',
      change: { kind: 'updateQuota', targets, mailboxQuota: quota },
      holds: async (name) =>
        (await workmail.getMailboxDetails({ OrganizationId, UserId: idOf(name) })).MailboxQuota ===
        quota,
    },
    {
      name: 'updateUsers',
      change: { kind: 'updateUsers', targets, attributes: { department } },
      holds: async (name) => (await describe(name)).Department === department,
    },
    {
      name: 'addAlias',
      change: { kind: 'addAlias', targets, addressPattern: `{name}.r${round}@example.com` },
      holds: async (name) => {
        const { Aliases = [] } = await workmail.listAliases({
          ...{ OrganizationId, EntityId: idOf(name), MaxResults: 100 },
        })
        return Aliases.includes(`${name}.r${round}@example.com`)
      },
    },
    {
      name: 'importUsers',
      change: {
        kind: 'importUsers',
        update: false,
        rows: imported.map((name) => ({ name, displayName: name, email: `${name}@example.com` })),
      },
      passwords: Object.fromEntries(
        imported.map((_, each) => [each + 1, `Chosen-${round}-${each}`]),
      ),
      holds: async (name) => {
        const { Users = [] } = await workmail.listUsers({
          ...{ OrganizationId, Filters: { UsernamePrefix: name } },
        })
        const found = Users.find((user) => user.Name === name)
        return found?.State === 'ENABLED' && found.Email === `${name}@example.com`
      },
    },
    {
      name: 'resetPasswords',
      change: { kind: 'resetPasswords', targets },
    },
    {
      name: 'disable',
      change: { kind: 'disable', targets },
      holds: async (name) => !(await enabled(name)),
    },
    {
      name: 'enable',
      change: { kind: 'enable', targets, addressPattern: '{name}@example.com' },
      holds: enabled,
    },
  ]
}
