import type { WriteId } from '@mailroom/schemas'
import { Loading } from '@mailroom/ui/Loading'
import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { AppLink } from '../AppLink.tsx'
import { apiErrorOf, hasCode } from '../api/failure.ts'
import { useRead } from '../api/use-read.ts'
import { ErrorAlert } from '../ErrorAlert.tsx'
import { organizationPath, useOrganizationScope } from '../scope.ts'
import { useText } from '../texts/texts.ts'
import { bulkOperation } from './bulk-targets.ts'
import { useDirectory } from './use-directory.ts'
import { useWhyNot } from './use-why-not.ts'

/** What stands in place of a page or a dialog: a page or a dialog. */
export type Frame = ComponentType<{ title: string; children: ReactNode }>

type Props = { id: WriteId; Content: ComponentType; Frame: Frame }

/** The user, group or resource the address is about, if any. */
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

/** What stands in place of a page or dialog about somebody who is not read yet, or cannot be read. Source: GEN-10. */
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
 * Stands before a page or dialog that changes something, however it was opened: it lets through where the change is possible, and says
 * why not where it is not. It waits for the user, group or resource the address is about. Who has been let through stays, for the change itself may be why it is not possible a second time. Source: GEN-07,
 * GEN-10, X-03, T-27.
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
