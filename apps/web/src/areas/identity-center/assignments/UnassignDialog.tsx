import type { Principal } from '@mailroom/schemas/identity-assignments'
import { useParams } from 'react-router'
import { useRow } from '../../../kit/data/query.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useAssignments } from './use-assignments.ts'

function Unassign({ principal }: { principal: Principal }) {
  const text = useText('identityCenter')
  const { input } = useAssignments()
  const { principalId, principalType, name = principalId } = principal
  return (
    <ConfirmDialog
      id="identityAssignments.delete"
      input={{ ...input, principalId, principalType }}
      title={text('unassignTitle', { name })}
      confirmLabel={text('unassign')}
      done={text('unassigned', { name })}
    >
      {text(`unassign.${principalType}`)}
    </ConfirmDialog>
  )
}

/** Ends an assignment after it is said who loses access. Source: IDC-05. */
export function UnassignDialog() {
  const text = useText('identityCenter')
  const { principalType, principalId } = useParams()
  const { query } = useAssignments()
  const row = useRow(
    query,
    `${principalType}/${principalId}`,
    (each) => `${each.principalType}/${each.principalId}`,
  )
  return (
    <Loaded query={row} Frame={RouteDialog} title={text('unassign')}>
      {(principal) => <Unassign principal={principal} />}
    </Loaded>
  )
}
