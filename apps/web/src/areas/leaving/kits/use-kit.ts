import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Returns the input that names the kit in the address. */
export function useKitInput() {
  const { kitId = '' } = useParams()
  return { ...useOrganizationScope(), kitId }
}

/** Reads the kit in the address. */
export function useKit() {
  return useRead('kits.describe', useKitInput())
}
