import { useDirectory } from '../app/directory/use-directory.ts'
import { useText } from '../app/texts/texts.ts'

/** Why resources are neither added nor enabled here; nothing where they are. Source: RES-14, INTEROP-08. */
export function useExchangeReason(): string | undefined {
  const text = useText('resources')
  return useDirectory().isBesideExchange ? text('resourcesInExchange') : undefined
}
