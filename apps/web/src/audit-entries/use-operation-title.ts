import { isOperationId } from '@mailroom/schemas'
import { useText } from '../app/texts/texts.ts'

/** The title of what an entry names: an operation, signing in or out, or an operation of an older version by its id. */
export function useOperationTitle(): (operation: string) => string {
  const text = useText('auditEntries')
  const appText = useText('app')
  return (operation) => {
    if (isOperationId(operation)) return appText(`operation.${operation}`)
    if (operation === 'signIn' || operation === 'signOut') return text(operation)
    return operation
  }
}
