import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { WriteId } from '@mailroom/schemas'
import { useDirectoryReasons } from './use-why-not.ts'

/** What of a user, group or resource is changed elsewhere, and where; nothing where all of it is changed here. Source: GEN-07. */
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
