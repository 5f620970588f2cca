import type { ApprovedOperation } from '@mailroom/schemas/approvals'
import { can } from '@mailroom/schemas/can'
import type { Scope } from '../directory-index/scope.ts'
import type { MailboxExports } from '../mailbox-exports/mailbox-exports.ts'
import type { Snapshots } from '../snapshots/snapshots.ts'
import { approvalsOf } from '../store/approvals.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

type Parts = { snapshots: Snapshots; mailboxExports: MailboxExports; isRequired: boolean }

export const approvals = (parts: Parts): Handlers<'approvals'> => {
  const { snapshots, mailboxExports, isRequired } = parts
  /** Refuses a request for something that is not there. */
  const lookAt: Record<ApprovedOperation, (scope: Scope, id: string) => Promise<unknown>> = {
    'snapshots.download': (scope, id) => snapshots.describe(scope, id),
    'exportRuns.start': (scope, id) => mailboxExports.describe(scope, id),
  }
  const gone = () => refusal('ApprovalNotFound', 'Nobody waits for this approval any more.')

  return {
    'approvals.list': async (scope, { store, clock, person }) => ({
      isRequired,
      items: await approvalsOf(store, scope, clock.now()).list(person),
    }),

    'approvals.request': async (input, { store, clock, person }) => {
      const { operation, subjectId, reason, ...scope } = input
      if (!can(person.roles, operation))
        throw refusal('NotAllowed', 'The roles of this account may not do this.')
      await lookAt[operation](scope, subjectId)
      const kept = approvalsOf(store, scope, clock.now())
      const approvalId = await kept.request({ operation, subjectId }, reason, person)
      if (approvalId === undefined)
        throw refusal('Conflict', 'This account has already asked for it.')
      return { approvalId }
    },

    'approvals.approve': async ({ approvalId, ...scope }, { store, clock, person, note }) => {
      const kept = approvalsOf(store, scope, clock.now())
      const row = await kept.find(approvalId)
      if (!row) throw gone()
      if (row.requested_by === person.accountId)
        throw refusal('OwnApproval', 'Somebody else has to approve it.')
      const { operation, subject_id: subjectId, requested_name: requestedBy } = row
      note({ details: { operation, subjectId, requestedBy } })
      if (!(await kept.approve(approvalId, person))) throw gone()
    },

    'approvals.decline': async ({ approvalId, ...scope }, { store, clock, person, note }) => {
      const kept = approvalsOf(store, scope, clock.now())
      const row = await kept.find(approvalId)
      if (!row) throw gone()
      const { operation, subject_id: subjectId, requested_name: requestedBy } = row
      note({ details: { operation, subjectId, requestedBy } })
      if (!(await kept.decline(approvalId, person))) throw gone()
    },
  }
}
