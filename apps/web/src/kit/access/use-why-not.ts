import type { WriteId } from '@mailroom/schemas/operations'
import { type DomainTarget, type Target, whyNot } from '@mailroom/schemas/why-not'
import { useContext } from 'react'
import { useConnection, WritableContext } from '../data/scope.ts'
import { useDirectory } from '../entity/use-directory.ts'
import { useText } from '../words/texts.ts'

type Words = (id: WriteId, target?: Target | DomainTarget) => string | undefined

/**
 * Explains in words why an operation is impossible here, or for a target; undefined if it is
 * possible. Works only below an organization.
 */
export function useWhyNot(): Words {
  const text = useText('directory')
  const { isReadOnly, isBesideExchange } = useDirectory()
  const { readOnly: isReadOnlyConnection = false, local: isLocal = false } = useConnection() ?? {}
  const isReadOnlyOrganization = !useContext(WritableContext)
  const place = {
    ...{ isLocal, isReadOnlyConnection, isReadOnlyOrganization },
    ...{ isReadOnly, isBesideExchange },
  }
  return (id, target) => {
    const reason = whyNot(id, place, target)
    return reason && text(`whyNot.${reason}`)
  }
}

/** Returns why the organization's directory does not allow operations, each reason once. */
export function useDirectoryReasons(operations: readonly WriteId[]): string[] {
  const text = useText('directory')
  const { isReadOnly, isBesideExchange } = useDirectory()
  const isLocal = useConnection()?.local ?? false
  const place = { isLocal, isReadOnlyConnection: false, isReadOnlyOrganization: false }
  const reasons = operations.flatMap(
    (id) => whyNot(id, { ...place, isReadOnly, isBesideExchange }, undefined) ?? [],
  )
  return [...new Set(reasons)].map((reason) => text(`whyNot.${reason}`))
}

/** Returns why the organization's directory does not allow an operation; undefined if it does. */
export function useDirectoryReason(id: WriteId): string | undefined {
  return useDirectoryReasons([id])[0]
}
