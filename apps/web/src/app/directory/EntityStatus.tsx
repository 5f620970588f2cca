import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import type { EntityState } from '@mailroom/schemas'
import { useText } from '../texts/texts.ts'

const looks = {
  ENABLED: 'success',
  DISABLED: 'stopped',
  DELETED: 'error',
} as const satisfies Record<EntityState, StatusIndicatorProps.Type>

/** The state of a user, group or resource in words and with a sign. Source: GEN-03. */
export function EntityStatus({ state }: { state: EntityState }) {
  const text = useText('directory')
  return <StatusIndicator type={looks[state]}>{text(`state.${state}`)}</StatusIndicator>
}
