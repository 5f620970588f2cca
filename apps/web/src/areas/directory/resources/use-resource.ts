import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useLoaded, useRead } from '../../../kit/data/use-read.ts'

/** Returns the ids of the resource in the address. */
function useInput() {
  const { resourceId = '' } = useParams()
  return { ...useOrganizationScope(), resourceId }
}

/** Reads the resource in the address, for its page. */
export function useResourceRead() {
  const input = useInput()
  return { input, query: useRead('resources.describe', input) }
}

/** Returns the resource that a page, or the gate of a dialog, has loaded, for what is on it. */
export function useResource() {
  const input = useInput()
  return { input, resource: useLoaded('resources.describe', input) }
}
