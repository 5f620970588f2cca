import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import type { EntityState, UserRole } from '@mailroom/schemas'
import { useText } from '../app/texts/texts.ts'
import { statusOf } from './user-state.ts'

const looks = {
  ENABLED: 'success',
  DISABLED: 'stopped',
  DELETED: 'error',
  SYSTEM_USER: 'info',
} as const satisfies Record<string, StatusIndicatorProps.Type>

type Props = { user: { state: EntityState; userRole: UserRole } }

/** A user's status in words and with a sign. Source: GEN-03. */
export function UserStatus({ user }: Props) {
  const text = useText('users')
  const status = statusOf(user)
  return <StatusIndicator type={looks[status]}>{text(`state.${status}`)}</StatusIndicator>
}
