import * as z from 'zod/mini'
import { AwsError } from '../../protocol/aws-error.ts'
import { findUser } from '../../workmail/find-entity.ts'
import { hasMailbox } from '../../workmail/mailboxes.ts'
import { endMigrationBy } from '../../workmail/migration-admin.ts'
import { control, nothing, type Place } from './control.ts'

function shown({ organization: { migrationAdmin } }: Place) {
  return { enabled: migrationAdmin !== undefined, migrationAdmin }
}

/**
 * The migration administrator, who can open every mailbox while mail is migrated;
 * `DescribeOrganization` shows the user. Source: 02 §2.
 */
export const migration = {
  'GET migration': control({
    summary: 'Show whether migration is on, and the id of its administrator',
    path: nothing,
    body: nothing,
    answer: shown,
  }),

  'PUT migration': control({
    summary: 'Switch migration on, with a user as its administrator',
    path: nothing,
    body: z.strictObject({ migrationAdmin: z.string() }),
    /**
     * Errors: EntityNotFoundException, EntityStateException for a user who is not enabled or not a
     * USER. Source: MIG-03, MIG-06.
     */
    answer(place, _, { migrationAdmin }) {
      const { context, organization } = place
      const user = findUser(context, organization.id, migrationAdmin, 'id, name or email')
      if (!hasMailbox(user))
        throw new AwsError(
          'EntityStateException',
          `Only an enabled user with the role USER can be the migration administrator; ${user.name} is none.`,
        )
      const changed = { ...organization, migrationAdmin: user.id }
      context.state.organizations.put(context.region, changed)
      return shown({ ...place, organization: changed })
    },
  }),

  'DELETE migration': control({
    summary: 'Switch migration off; off already is no error',
    path: nothing,
    body: nothing,
    /** Source: MIG-05, MIG-07. */
    answer({ context, organization }) {
      if (organization.migrationAdmin !== undefined)
        endMigrationBy(context, organization, organization.migrationAdmin)
      return {}
    },
  }),
}
