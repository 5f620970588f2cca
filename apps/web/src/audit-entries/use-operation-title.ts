import { isOperationId } from '@mailroom/schemas'
import { useText } from '../app/texts/texts.ts'

/**
 * Returns the title of an entry: an operation, signing in or out, or the id of an operation that an
 * older version had.
 */
export function useOperationTitle(): (operation: string) => string {
  const text = useText('auditEntries')
  const appText = useText('app')
  return (operation) => {
    if (isOperationId(operation)) return appText(`operation.${operation}`)
    if (operation === 'signIn' || operation === 'signOut') return text(operation)
    return operation
  }
}
