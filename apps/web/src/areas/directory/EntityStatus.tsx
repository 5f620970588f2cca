import type { EntityState, UserRole } from '@mailroom/schemas'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { statusOf } from '../../kit/entity/entity-status.ts'
import { useText } from '../../kit/words/texts.ts'

const looks = {
  ENABLED: 'success',
  DISABLED: 'stopped',
  DELETED: 'error',
  SYSTEM_USER: 'info',
} as const satisfies Record<string, StatusType>

type Props = { state: EntityState; userRole?: UserRole | undefined }

/** The status of a user, group or resource in words and with an icon. Source: GEN-03. */
export function EntityStatus(props: Props) {
  const text = useText('directory')
  const status = statusOf(props)
  return <Status type={looks[status]}>{text(`state.${status}`)}</Status>
}
