import { useText } from '../texts/texts.ts'
import { useDirectory } from './use-directory.ts'

/** Why the data of people and groups cannot be changed here; nothing where it can. Source: GEN-07, PERM-15. */
export function useReadOnlyReason(): string | undefined {
  const text = useText('directory')
  const { isReadOnly, isBesideExchange } = useDirectory()
  if (isBesideExchange) return text('interoperabilityReadOnly')
  return isReadOnly ? text('directoryReadOnly') : undefined
}
