import { Change } from '@mailroom/schemas/changes'
import type { JobRow } from '@mailroom/schemas/job-rows'
import { refusal } from '../operations/refusal.ts'
import type { JobTableRow } from '../store/tables.ts'
import { rowPlansOf } from './changes/index.ts'
import type { PlanContext } from './plan-context.ts'
import { planRow } from './plan-row.ts'

/** AWS's codes for the problems of an address. */
const awsCodes: Record<string, string> = {
  AddressInUse: 'EmailAddressInUseException',
  DomainNotRegistered: 'MailDomainNotFoundException',
  DomainNotVerified: 'MailDomainStateException',
}

/** Narrows a change to one row of its plan; undefined if its rows have no address to choose. */
function onlyRow(change: Change, { number, entity }: JobRow): Change | undefined {
  if (change.kind === 'onboard') return change
  if ((change.kind === 'enable' || change.kind === 'moveDomain') && entity.id !== undefined)
    return { ...change, targets: { entityIds: [entity.id] } }
  if (change.kind !== 'importUsers') return undefined
  return { ...change, rows: change.rows.slice(number - 1, number) }
}

/**
 * Plans a row again with the address a person chose, `chosenEmail` of the context.
 * Errors: InvalidInput with the reason at `email`, or at `number` for a row whose address cannot be
 * chosen.
 */
export async function planAgain(
  job: JobTableRow,
  row: JobRow | undefined,
  context: PlanContext,
): Promise<JobRow> {
  const change = row?.address && onlyRow(Change.parse(JSON.parse(job.change)), row)
  const [plan] = change ? await rowPlansOf(change, context) : []
  if (!row || !plan)
    throw refusal('InvalidInput', 'The plan gives no address in this row.', {
      number: { code: 'choice' },
    })
  const planned = await planRow({ ...plan, number: row.number }, context)
  const { problem } = planned
  if (problem)
    throw refusal('InvalidInput', problem.message, {
      email: { code: awsCodes[problem.code] ?? problem.code },
    })
  return planned
}
