import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { WriteId } from '@mailroom/schemas/operations'
import { useDirectoryReasons } from '../../kit/access/use-why-not.ts'

/**
 * Says which parts of a user, group or resource are managed elsewhere, and where; empty if there
 * are none. Source: GEN-07.
 */
export function DirectoryNotice({ operations }: { operations: readonly WriteId[] }) {
  const reasons = useDirectoryReasons(operations)
  if (reasons.length === 0) return null
  return (
    <SpaceBetween size="s">
      {reasons.map((reason) => (
        <Alert key={reason} type="info">
          {reason}
        </Alert>
      ))}
    </SpaceBetween>
  )
}
