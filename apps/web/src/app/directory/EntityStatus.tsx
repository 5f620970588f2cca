import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import type { EntityState, UserRole } from '@mailroom/schemas'
import { useText } from '../texts/texts.ts'
import { statusOf } from './entity-status.ts'

const looks = {
  ENABLED: 'success',
  DISABLED: 'stopped',
  DELETED: 'error',
  SYSTEM_USER: 'info',
} as const satisfies Record<string, StatusIndicatorProps.Type>

type Props = { state: EntityState; userRole?: UserRole | undefined }

/** The status of a user, group or resource in words and with a sign. Source: GEN-03. */
export function EntityStatus(props: Props) {
  const text = useText('directory')
  const status = statusOf(props)
  return <StatusIndicator type={looks[status]}>{text(`state.${status}`)}</StatusIndicator>
}
