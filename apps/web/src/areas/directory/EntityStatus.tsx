import { Status, type StatusType } from '@mailroom/ui/Status'
import { type Known, useStatusWords } from '../../kit/entity/entity-status.ts'

const looks = {
  ENABLED: 'success',
  DISABLED: 'stopped',
  DELETED: 'error',
} as const satisfies Record<string, StatusType>

/** The status of a user, group or resource in words and with an icon. Source: GEN-03. */
export function EntityStatus(entity: Known) {
  const words = useStatusWords()
  return <Status type={looks[entity.state]}>{words(entity)}</Status>
}
