import type { WriteId } from '@mailroom/schemas'
import { Loading } from '@mailroom/ui/Loading'
import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { apiErrorOf, hasCode } from '../data/failure.ts'
import { organizationPath, useOrganizationScope } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'
import { useDirectory } from '../entity/use-directory.ts'
import { AppLink } from '../page/AppLink.tsx'
import { ErrorAlert } from '../page/ErrorAlert.tsx'
import { bulkOperation } from '../table/bulk-targets.ts'
import { useText } from '../words/texts.ts'
import { useWhyNot } from './use-why-not.ts'

/** The frame of the message that replaces a page or a dialog. */
export type Frame = ComponentType<{ title: string; children: ReactNode }>

type Props = { id: WriteId; Content: ComponentType; Frame: Frame }

/** Reads the user, group or resource of the address, if any. */
function useTarget() {
  const scope = useOrganizationScope()
  const { userId = '', groupId = '', resourceId = '' } = useParams()
  const isUser = userId !== ''
  const isGroup = !isUser && groupId !== ''
  const isResource = !isUser && !isGroup && resourceId !== ''
  const user = useRead('users.describe', { ...scope, userId }, { enabled: isUser })
  const group = useRead('groups.describe', { ...scope, groupId }, { enabled: isGroup })
  const resource = useRead('resources.describe', { ...scope, resourceId }, { enabled: isResource })
  if (isUser) return { ...user, list: 'users' } as const
  if (isGroup) return { ...group, list: 'groups' } as const
  return isResource ? ({ ...resource, list: 'resources' } as const) : undefined
}

/**
 * Replaces a page or dialog about an entity that is still loading, or cannot be loaded.
 * Source: GEN-10.
 */
function Waiting({ target }: { target: NonNullable<ReturnType<typeof useTarget>> }) {
  const app = useText('app')
  const text = useText('directory')
  const scope = useOrganizationScope()
  const { error, list, refetch } = target
  if (!error) return <Loading label={app('loading')} bare />
  if (!hasCode(error, 'EntityNotFoundException'))
    return <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />
  return (
    <>
      {text('notFoundExplanation')}{' '}
      <AppLink to={organizationPath(scope, list)}>{text(`backTo.${list}`)}</AppLink>
    </>
  )
}

/**
 * Guards a page or dialog that changes something, however it was opened: shows it if the change is
 * possible, and the reason if it is not. It waits for the user, group or resource in the address. A
 * person who got through stays, because the change itself may make a second one impossible.
 * Source: GEN-07, GEN-10, X-03, T-27.
 */
export function Gate({ id, Content, Frame }: Props) {
  const app = useText('app')
  const text = useText('directory')
  const { kind } = useParams()
  const wanted = (id === 'jobs.plan' && bulkOperation(kind)) || id
  const target = useTarget()
  const { isKnown } = useDirectory()
  const reason = useWhyNot()(wanted, target?.data)
  const [isOpen, setOpen] = useState(false)
  const isPossible = isKnown && reason === undefined && (!target || target.data !== undefined)
  useEffect(() => {
    if (isPossible) setOpen(true)
  }, [isPossible])
  if (isOpen) return <Content />
  if (reason !== undefined) return <Frame title={app(`operation.${wanted}`)}>{reason}</Frame>
  if (!target || target.data) return <Content />
  const isMissing = hasCode(target.error, 'EntityNotFoundException')
  return (
    <Frame title={isMissing ? text(`notFound.${target.list}`) : app(`operation.${wanted}`)}>
      <Waiting target={target} />
    </Frame>
  )
}
